import type { Diagnosis, LogDiagnosis } from "./diagnosis.ts";
import { causeFirst } from "./order.ts";

/** The diagnosis of a run from those of its jobs: an error that several logs show is one, its counts added, with the first certain proof. */
export const mergeDiagnoses = (list: readonly LogDiagnosis[]): LogDiagnosis => {
  const byId = new Map<string, Diagnosis>();
  for (const diagnosis of list.flatMap((log) => log.diagnoses)) {
    const known = byId.get(diagnosis.id);
    const better = known && (known.confidence === "certain" || diagnosis.confidence === "likely") ? known : diagnosis;
    byId.set(diagnosis.id, { ...better, count: (known?.count ?? 0) + diagnosis.count });
  }
  const all = [...byId.values()];
  const kept = all.filter((one) => one.code !== null || !one.alternatives?.some((id) => id !== one.id && byId.has(id)));
  const unknownCodes = list.flatMap((log) => log.unknownCodes);
  return {
    kind: kept.length > 0 ? "diagnosed" : "nothing-found",
    diagnoses: causeFirst(kept),
    lines: list.reduce((sum, log) => sum + log.lines, 0),
    bytes: list.reduce((sum, log) => sum + log.bytes, 0),
    target: {
      organization: list.find((log) => log.target.organization !== null)?.target.organization ?? null,
      source: list.find((log) => log.target.source !== null)?.target.source ?? null,
    },
    unknownCodes: unknownCodes.filter((one, index) => unknownCodes.findIndex((other) => other.code === one.code) === index),
  };
};
