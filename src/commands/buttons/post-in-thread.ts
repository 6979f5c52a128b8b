import { MessageHeldError } from "../../errors.ts";
import { postOnce } from "../../posting/post-once.ts";
import { sharedAnswerView } from "../../views/explained-view.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { person } from "../../views/text.ts";
import { readThreadButton } from "../../views/thread-button.ts";
import { within } from "../within.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";

/** In milliseconds, for the database and Slack together. */
const patience = 2_000;

/** Posts a private answer in the thread of the message it is about, once. */
export const postInThread = async (ports: ButtonPorts, { channel, user, value, reference }: Press): Promise<PressedAnswer> => {
  const answer = readThreadButton(value);
  const message = answer === undefined ? undefined : sharedAnswerView(answer.errorIds, person(user));
  const [errorId] = answer?.errorIds ?? [];
  if (answer === undefined || message === undefined || errorId === undefined) return { kind: "outdated" };
  const { threadTs } = answer;
  try {
    const posted = await within(patience, () => postOnce(ports, { kind: "shared", channel, threadTs, errorId }, { message: () => message, threadTs }));
    return posted.kind === "posted" ? { kind: "in-thread" } : { kind: "not-posted", reason: posted.reason };
  } catch (error) {
    if (error instanceof MessageHeldError) return { kind: "being-posted" };
    ports.log("answer-not-shared", { reference, error: error instanceof Error ? error.name : "unknown" }, "warn");
    return { kind: "not-posted", reason: "no_answer" };
  }
};
