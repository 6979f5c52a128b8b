import type { Redact } from "../../diagnosis/redact.ts";
import type { Log } from "../../ports.ts";
import type { AnswerState } from "../../views/answer-state.ts";
import type { CommandAnswer } from "../answer-command.ts";
import { safelyQuoted } from "../safely-quoted.ts";

type Ports = { redact: Redact; newId: () => string; log: Log };

/** What the buttons below an answer are about; undefined where it shows no error. */
export const stateOf = async (ports: Ports, answer: CommandAnswer): Promise<AnswerState | undefined> => {
  if (answer.kind !== "look-up") return undefined;
  const [first, ...others] = answer.lookUp.answers.map(({ id }) => id);
  if (first === undefined) return undefined;
  const { query } = await safelyQuoted(ports, answer.lookUp.query);
  return { answerId: ports.newId(), query, errorIds: [first, ...others] };
};
