import { withFeedback } from "../../views/answer-view.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { besideAnswer } from "../answers/beside-answer.ts";

/** An answer with all that stands beside one, and whether it helped. One that shows no error stays as it is. `answerId` tells answers apart. */
export const withAllBeside = async (ports: Parameters<typeof besideAnswer>[0], message: SlackMessage, { channel, errorId, answerId }: { channel: string; errorId: string | undefined; answerId: string }): Promise<SlackMessage> =>
  errorId === undefined ? message : withFeedback(message, { answerId, errorId }, await besideAnswer(ports, channel, errorId));
