// https://docs.slack.dev/reference/events
import type { App } from "@slack/bolt";
import * as z from "zod";
import type { ChannelEvent } from "../../../channels/channel-event.ts";

export type ChannelListener = {
  /** What happened to a channel, or to the bot in it. Slack sends it again where this throws. */
  channelChanged(event: ChannelEvent, reference: string): Promise<void>;
  /** Somebody opened the Home tab. */
  homeOpened(user: string, reference: string): Promise<void>;
  /** The bot's token, or the app itself, was taken back. */
  revoked(reason: "tokens_revoked" | "app_uninstalled"): Promise<void>;
};

/** The events that are followed, as Slack names them. */
const channelEvents = [
  "channel_rename", "group_rename",
  "channel_archive", "group_archive",
  "channel_unarchive", "group_unarchive",
  "channel_deleted", "group_deleted",
  "member_left_channel", "member_joined_channel",
  "channel_left", "group_left",
  "channel_shared", "channel_unshared",
] as const;

export const listenToChannels = (app: App, { listeners }: { listeners: (reference: string) => ChannelListener }): void => {
  for (const name of channelEvents) {
    app.event(name, async ({ body, context }) => {
      const event = readChannelEvent(body);
      const reference = String(context["reference"]);
      if (event !== undefined) await listeners(reference).channelChanged(event, reference);
    });
  }
  app.event("app_home_opened", async ({ event, context }) => {
    const reference = String(context["reference"]);
    if (event.tab === "home") await listeners(reference).homeOpened(event.user, reference);
  });
  app.event("tokens_revoked", async ({ event, context }) => {
    if (tokensSchema.safeParse(event.tokens).data?.bot.length) await listeners(String(context["reference"])).revoked("tokens_revoked");
  });
  app.event("app_uninstalled", async ({ context }) => listeners(String(context["reference"])).revoked("app_uninstalled"));
};

const id = z.string().regex(/^[CG][A-Z0-9]{2,20}$/);
const tokensSchema = z.object({ bot: z.array(z.unknown()).default([]) });
const bodySchema = z.object({
  event_time: z.number(),
  authorizations: z.array(z.object({ user_id: z.string() })).catch([]),
  event: z.object({ type: z.string(), channel: z.union([id, z.object({ id, name: z.string().optional() })]), user: z.string().optional() }),
});

/** Undefined where it is about somebody else, or not as expected. */
const readChannelEvent = (body: unknown): ChannelEvent | undefined => {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, authorizations, event_time: time } = parsed.data;
  const { id: channel, name } = typeof event.channel === "string" ? { id: event.channel } : event.channel;
  const at = new Date(time * 1000).toISOString();
  const isOurs = authorizations.some(({ user_id: own }) => own === event.user);
  switch (event.type) {
    case "channel_rename":
    case "group_rename":
      return name === undefined ? undefined : { kind: "renamed", channel, name };
    case "channel_archive":
    case "group_archive":
      return { kind: "closed", channel, reason: "is_archived", at };
    case "channel_unarchive":
    case "group_unarchive":
      return { kind: "opened", channel, of: "is_archived", at };
    case "channel_deleted":
    case "group_deleted":
      return { kind: "closed", channel, reason: "channel_not_found", at };
    case "channel_left":
    case "group_left":
      return { kind: "closed", channel, reason: "not_in_channel", at };
    case "member_left_channel":
      return isOurs ? { kind: "closed", channel, reason: "not_in_channel", at } : undefined;
    case "member_joined_channel":
      return isOurs ? { kind: "opened", channel, of: "not_in_channel", at } : undefined;
    case "channel_shared":
    case "channel_unshared":
      return { kind: "shared", channel };
    default:
      return undefined;
  }
};
