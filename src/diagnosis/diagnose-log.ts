import type { Answer } from "../catalog/answer.ts";
import { answerById } from "../catalog/answer-by-id.ts";
import { createAccumulation, type Found } from "./accumulate.ts";
import { createFastGate } from "./bytes/fast-gate.ts";
import { readNeighbourhoods, windowSize } from "./bytes/read-neighbourhoods.ts";
import { findMentions } from "./coveo/find-mentions.ts";
import type { CoveoTarget, Diagnosis, LogDiagnosis } from "./diagnosis.ts";
import type { Finding } from "./finding.ts";
import { judge, type LogContext } from "./judge.ts";
import { causeFirst } from "./order.ts";
import type { Redact } from "./redact.ts";
import { readTarget } from "./target.ts";
import { excerptOf } from "./text/excerpt.ts";

export type DiagnosisPorts = { redact: Redact };

/** Finds the Coveo errors in a log of any size, in one pass and bounded memory. */
export const diagnoseLog = async (ports: DiagnosisPorts, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<LogDiagnosis> => {
  const progress = { lines: 0, bytes: 0 };
  const accumulation = createAccumulation();
  const context: LogContext = { calls: null };
  let target: CoveoTarget = { organization: null, source: null };
  for await (const lines of readNeighbourhoods(createFastGate(windowSize), chunks, progress)) {
    for (const [at, line] of lines.entries()) {
      if (!line.owned) continue;
      if (/coveo|\/organizations\//i.test(line.plain)) {
        target = readTarget(line.plain, target);
        const call = findMentions(line.plain).find((mention) => mention.kind === "endpoint");
        if (call) context.calls ??= { kind: "coveo-in-log", api: call.api, name: call.name };
      }
      const { findings, unknown } = judge(lines, at, context);
      findings.forEach(accumulation.add);
      unknown.forEach(accumulation.addUnknown);
    }
  }
  const diagnoses = await Promise.all(withoutCovered(accumulation.found()).map((found) => diagnosisOf(ports, found)));
  return {
    kind: diagnoses.length > 0 ? "diagnosed" : "nothing-found",
    diagnoses: causeFirst(diagnoses),
    lines: progress.lines,
    bytes: progress.bytes,
    target,
    unknownCodes: accumulation.unknown(),
  };
};

/** A status alone says no more where the log also names the code. */
const withoutCovered = (list: Found[]): Found[] =>
  list.filter(({ finding }) => !finding.alternatives.some((id) => id !== finding.id && list.some((other) => other.finding.id === id)));

const diagnosisOf = async (ports: DiagnosisPorts, { finding, count }: Found): Promise<Diagnosis> => ({
  ...answerOfFinding(finding),
  ...(finding.alternatives.length > 0 ? { alternatives: finding.alternatives } : {}),
  confidence: finding.confidence,
  because: finding.because,
  line: finding.line,
  excerpt: await safeExcerpt(ports, finding),
  count,
});

const answerOfFinding = (finding: Finding): Answer => {
  const answer = answerById(finding.id);
  if (answer === null) throw new Error(`The catalog has no entry ${finding.id}, which a rule of the diagnosis names.`);
  return answer;
};

/** Without an excerpt rather than with a secret: a redaction that fails leaves the line out. */
const safeExcerpt = async (ports: DiagnosisPorts, finding: Finding): Promise<string | null> => {
  try {
    return excerptOf((await ports.redact(finding.text)).text, finding.telling);
  } catch {
    return null;
  }
};
