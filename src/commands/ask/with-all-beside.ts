import { coveoStatusFor } from "../../pipelines/coveo-status-for.ts";
import type { Log, NoteStore, StatusPage } from "../../ports.ts";
import { withFeedback } from "../../views/answer-view.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { notesOf } from "../notes/notes-of.ts";

type Ports = { store: NoteStore; statusPage?: StatusPage | undefined; log: Log };

/** An answer with all that stands beside one: the team's notes, Coveo's status, whether it helped. One that shows no error stays as it is. `answerId` tells answers apart. */
export const withAllBeside = async ({ statusPage, ...ports }: Ports, message: SlackMessage, { channel, errorId, answerId }: { channel: string; errorId: string | undefined; answerId: string }): Promise<SlackMessage> => {
  if (errorId === undefined) return message;
  const [notes, coveo] = await Promise.all([notesOf(ports, channel, errorId), coveoStatusFor(statusPage, errorId)]);
  return withFeedback(message, { answerId, errorId }, { notes, coveo });
};
