import { answerById } from "../catalog/answer-by-id.ts";
import type { Answer } from "../catalog/answer.ts";
import { createAccumulation, type Found } from "./accumulate.ts";
import { findMentions } from "./coveo/find-mentions.ts";
import type { DiagnosisPorts } from "./diagnose-log.ts";
import type { CoveoTarget, Diagnosis, UnknownCode } from "./diagnosis.ts";
import type { Finding } from "./finding.ts";
import { judge, type LogContext } from "./judge.ts";
import { causeFirst } from "./order.ts";
import { readTarget } from "./target.ts";
import { excerptOf } from "./text/excerpt.ts";
import type { Line } from "./text/line.ts";

export type Examination = {
  read(lines: readonly Line[]): void;
  conclude(ports: DiagnosisPorts): Promise<{ diagnoses: Diagnosis[]; target: CoveoTarget; unknownCodes: UnknownCode[] }>;
};

/** Takes the telling stretches of a log in their order and says in the end what is in them. */
export const createExamination = (): Examination => {
  const accumulation = createAccumulation();
  const context: LogContext = { calls: null };
  let target: CoveoTarget = { organization: null, source: null };
  return {
    read: (lines) => {
      for (const [at, line] of lines.entries()) {
        if (!line.owned) continue;
        if (mayCall.test(line.raw)) {
          if (target.organization === null || target.source === null) target = readTarget(line.plain, target);
          const call = context.calls ? undefined : findMentions(line.plain).find((mention) => mention.kind === "endpoint");
          if (call) context.calls = { kind: "coveo-in-log", api: call.api, name: call.name };
        }
        const { findings, unknown } = judge(lines, at, context);
        findings.forEach(accumulation.add);
        unknown.forEach(accumulation.addUnknown);
      }
    },
    conclude: async (ports) => ({
      diagnoses: causeFirst(await Promise.all(withoutCovered(accumulation.found()).map((found) => diagnosisOf(ports, found)))),
      target,
      unknownCodes: accumulation.unknown(),
    }),
  };
};

const mayCall = /coveo|\/organizations\//i;

/** A status alone says no more where the log also names the code. */
const withoutCovered = (list: Found[]): Found[] =>
  list.filter(({ finding }) => !finding.alternatives.some((id) => id !== finding.id && list.some((other) => other.finding.id === id)));

const diagnosisOf = async (ports: DiagnosisPorts, { finding, count }: Found): Promise<Diagnosis> => ({
  ...answerOfFinding(finding),
  ...(finding.alternatives.length > 0 ? { alternatives: finding.alternatives } : {}),
  confidence: finding.confidence,
  because: finding.because,
  rule: finding.rule,
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
