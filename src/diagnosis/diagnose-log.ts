import { createFastGate } from "./bytes/fast-gate.ts";
import { readNeighbourhoods, windowSize } from "./bytes/read-neighbourhoods.ts";
import type { Progress } from "./bytes/progress.ts";
import type { LogDiagnosis } from "./diagnosis.ts";
import type { Examination } from "./examine.ts";
import type { Redact } from "./redact.ts";

export type DiagnosisPorts = { redact: Redact };

/** Finds the Coveo errors in a log of any size, in one pass and bounded memory. */
export const diagnoseLog = async (ports: DiagnosisPorts, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<LogDiagnosis> => {
  const progress: Progress = { lines: 0, bytes: 0, reason: null };
  let examination: Examination | undefined;
  for await (const lines of readNeighbourhoods(createFastGate(windowSize), chunks, progress)) {
    // The rules and the catalog are loaded for logs that have something to examine: most have not.
    examination ??= (await import("./examine.ts")).createExamination();
    examination.read(lines);
  }
  const { diagnoses, target, unknownCodes } = (await examination?.conclude(ports)) ?? nothing;
  const { lines, bytes, reason } = progress;
  if (diagnoses.length > 0) return { kind: "diagnosed", diagnoses, lines, bytes, target, unknownCodes };
  return { kind: "nothing-found", diagnoses, lines, bytes, target, unknownCodes, ...(reason === null ? {} : { reason }) };
};

const nothing: Awaited<ReturnType<Examination["conclude"]>> = { diagnoses: [], target: { organization: null, source: null }, unknownCodes: [] };
