import { answerById } from "../../catalog/answer-by-id.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { VoteStore } from "../../ports/vote-store.ts";
import { readFeedback } from "../../views/feedback-buttons.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import type { Press } from "./press.ts";

export type FeedbackPorts = {
  store: VoteStore;
  /** Stands for one person and one answer, by a key that is not stored with it: who voted cannot be read off a vote. */
  voterOf: (answerId: string, user: string) => Promise<string>;
  clock: Clock;
  log: Log;
};

/** Notes whether an answer helped: one vote a person and answer, the last one counts, and nobody is named. */
export const takeFeedback = async ({ store, voterOf, clock, log }: FeedbackPorts, { value, channel: team, user }: Press): Promise<PressedAnswer> => {
  const feedback = readFeedback(value);
  if (feedback === undefined || answerById(feedback.errorId) === null) return { kind: "outdated" };
  const { answerId, errorId, helped } = feedback;
  const voter = await voterOf(answerId, user);
  const put = await impatiently({ log }, async () => {
    await store.putVote({ team, errorId, voter, helped, at: clock().toISOString() });
    return true;
  });
  return put === null ? { kind: "unavailable" } : { kind: "thanks", helped };
};
