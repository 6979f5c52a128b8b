import type { CommandAnswer } from "../commands/answer-command.ts";
import { helpView } from "./help-view.ts";
import { lookUpView } from "./look-up-view.ts";
import { runView } from "./run-view.ts";
import { sampledView } from "./sample-view.ts";
import type { SlackMessage } from "./slack-message.ts";
import { statsView } from "./stats-view.ts";
import { teamView } from "./team-view.ts";
import { withHint } from "./with-hint.ts";

/** The answer to a command; `command` is its name as configured, `now` when it is read. */
export const commandView = (answer: CommandAnswer, command: string, now?: Date): SlackMessage => {
  switch (answer.kind) {
    case "help":
      return helpView(answer.verb, { command, place: answer.place });
    case "look-up":
      return withHint(lookUpView(answer.lookUp, answer.met, { command, now, isHinted: answer.hint !== undefined }), answer.hint, { command });
    case "run":
      return runView(answer.described);
    case "sampled":
      return sampledView(answer.sampled);
    case "stats":
      return statsView(answer.stats, answer.days);
    default:
      return teamView(answer, { command });
  }
};
