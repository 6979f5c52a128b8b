// https://docs.slack.dev/reference/events/app_mention · https://docs.slack.dev/reference/events/message.im
import type { App } from "@slack/bolt";
import * as z from "zod";
import type { AskedQuestion } from "../../../commands/ask/asked-question.ts";
import { said } from "../said.ts";

export type QuestionListener = {
  /** A mention, or a direct message. Slack sends it again where this throws, and sometimes where it does not. */
  question(question: AskedQuestion): Promise<void>;
};

export const listenForQuestions = (app: App, { listeners }: { listeners: (reference: string) => QuestionListener }): void => {
  app.event("app_mention", async ({ event, body, context }) => {
    const question = readQuestion(event, body, { direct: false });
    if (question !== undefined) await listeners(String(context["reference"])).question(question);
  });
  app.message(async ({ event, body, context }) => {
    // In channels a mention comes as app_mention.
    const question = "channel_type" in event && event.channel_type === "im" ? readQuestion(event, body, { direct: true }) : undefined;
    if (question !== undefined) await listeners(String(context["reference"])).question(question);
  });
};

const eventSchema = z.object({
  user: z.string().min(1),
  channel: z.string().min(1),
  ts: z.string().min(1),
  thread_ts: z.string().min(1).optional(),
  // A message with a file is a person's too.
  subtype: z.literal(["file_share", "thread_broadcast"]).optional(),
  bot_id: z.undefined().optional(),
  edited: z.undefined().optional(),
});

const bodySchema = z.object({ authorizations: z.array(z.object({ user_id: z.string() })) }).catch({ authorizations: [] });

/** What a person asked; undefined for bots (also ourselves), edits and whatever else comes as a message. */
const readQuestion = (event: unknown, body: unknown, { direct }: { direct: boolean }): AskedQuestion | undefined => {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { user, channel, ts, thread_ts: threadTs = null } = parsed.data;
  if (bodySchema.parse(body).authorizations.some(({ user_id: own }) => own === user)) return undefined;
  return { ...said(event), channel, user, ts, threadTs, direct };
};
