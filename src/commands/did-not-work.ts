import type { CommandAnswer } from "./answer-command.ts";

/** Whether an answer is that something here did not answer: whoever reads it gets a reference to find in the log. */
export const didNotWork = (answer: CommandAnswer): boolean => {
  switch (answer.kind) {
    case "unavailable":
      return true;
    case "stats":
      return answer.stats === null;
    case "run":
      return answer.described.kind === "unavailable";
    case "sampled":
      return answer.sampled.kind === "not-posted" && answer.sampled.reason === "no_answer";
    default:
      return false;
  }
};
