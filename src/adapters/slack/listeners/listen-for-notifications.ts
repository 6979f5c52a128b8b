// https://docs.slack.dev/reference/events/message.channels · https://docs.slack.dev/reference/events/message/bot_message
import type { App } from "@slack/bolt";
import * as z from "zod";
import { textOfMessage } from "../../../commands/text-of-message.ts";
import type { PostedNotification } from "../../../commands/watch/posted-notification.ts";
import { replyEventType } from "../reply-event-type.ts";

export type NotificationListener = {
  /** Another app's message in a channel, new or changed. Slack sends it again where this throws. */
  notification(posted: PostedNotification): Promise<void>;
};

export const listenForNotifications = (app: App, { listeners }: { listeners: (reference: string) => NotificationListener }): void => {
  app.message(async ({ event, body, context }) => {
    const posted = readPosted(event, body);
    const reference = String(context["reference"]);
    if (posted !== undefined) await listeners(reference).notification({ ...posted, reference });
  });
};

const messageSchema = z.object({
  ts: z.string().min(1),
  bot_id: z.string().min(1),
  user: z.string().optional(),
  app_id: z.string().optional(),
  bot_profile: z.object({ app_id: z.string() }).optional().catch(undefined),
  subtype: z.literal("bot_message").optional(),
  thread_ts: z.string().optional(),
  metadata: z.object({ event_type: z.string() }).optional().catch(undefined),
});
const channelSchema = z.object({ channel: z.string().regex(/^[CG]/), channel_type: z.enum(["channel", "group"]) });
const changedSchema = z.object({ subtype: z.literal("message_changed"), message: z.unknown(), previous_message: z.unknown() });
const bodySchema = z.object({ api_app_id: z.string(), authorizations: z.array(z.object({ user_id: z.string() })).catch([]) });

/** Undefined for people, for ourselves, for what stands in a thread (bots would answer one another there) and for whatever else comes as a message. */
const readPosted = (event: unknown, body: unknown): Omit<PostedNotification, "reference"> | undefined => {
  const changed = changedSchema.safeParse(event).data;
  const place = channelSchema.safeParse(event).data;
  const envelope = bodySchema.safeParse(body).data;
  const said = changed === undefined ? event : changed.message;
  const message = messageSchema.safeParse(said).data;
  if (place === undefined || envelope === undefined || message === undefined) return undefined;
  const { ts, user, app_id: app, bot_profile: profile, thread_ts: thread, metadata } = message;
  const isOwn =
    app === envelope.api_app_id || profile?.app_id === envelope.api_app_id || metadata?.event_type === replyEventType || envelope.authorizations.some(({ user_id: own }) => own === user);
  if (isOwn || (thread !== undefined && thread !== ts)) return undefined;
  return { channel: place.channel, ts, said: textOfMessage(said), before: changed === undefined ? null : textOfMessage(changed.previous_message) };
};
