import { carryOutShow } from "../../pipelines/carry-out-show.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { LateReplies } from "../../ports/replies.ts";
import type { FlagPorts } from "../../recurrence/flag-ports.ts";
import { countLateLookUp } from "../../recurrence/count-late-look-up.ts";
import { raiseFlags } from "../../recurrence/raise-flags.ts";
import type { TellPorts } from "../../pipelines/tell-ports.ts";
import { answerNotification } from "../watch/answer-notification.ts";
import { answerQuestion, type QuestionPorts } from "./answer-question.ts";
import { explainMessage } from "./explain-message.ts";
import { tellRun } from "./tell-run.ts";

type Work = SlackWork<"flag" | "look-up"> | SlackWork<"flag-status"> | SlackWork<"explain"> | SlackWork<"question"> | SlackWork<"run"> | SlackWork<"notification"> | SlackWork<"withdrawn"> | SlackWork<"storm">;

/** Does what a request of Slack's left behind. Throws where it may work another time. */
export const doSlackWork = async (ports: QuestionPorts & FlagPorts & TellPorts & { late: LateReplies; store: QuestionPorts["store"] & FlagPorts["store"] & TellPorts["store"] }, work: Work): Promise<void> => {
  switch (work.work) {
    case "look-up":
      await countLateLookUp(ports, work);
      return ports.log("look-up-counted-later", { team: work.team, errorId: work.errorId });
    case "flag":
      await raiseFlags(ports, work);
      return ports.log("look-up-handled", { team: work.team, errorId: work.errorId });
    case "flag-status":
      // Seldom asked for, so it is not loaded at each start.
      return ports.log("flag-status-shown", { team: work.team, errorId: work.errorId, messages: await (await import("../../recurrence/show-flag-status.ts")).showFlagStatus(ports, work) });
    case "explain":
      return explainMessage(ports, work);
    case "question":
      return answerQuestion(ports, work);
    case "run":
      return tellRun(ports, work);
    case "withdrawn":
      return (await import("../../pipelines/review-withdrawal.ts")).reviewWithdrawal(ports, work);
    case "storm":
      return ports.log("storm-shown", { team: work.team, errorId: work.errorId, outcome: await carryOutShow(ports, work) });
    case "notification":
      return answerNotification(ports, work);
  }
};
