import * as z from "zod";

const ofSlack = { version: z.literal(1), kind: z.literal("slack"), correlationId: z.string() };
const id = z.string().regex(/^[CDGUW][A-Z0-9]{2,20}$/);
const at = z.iso.datetime();

export const channelEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("renamed"), channel: id, name: z.string() }),
  z.object({ kind: z.literal("closed"), channel: id, reason: z.enum(["is_archived", "channel_not_found", "not_in_channel"]), at }),
  z.object({ kind: z.literal("opened"), channel: id, of: z.enum(["is_archived", "not_in_channel"]), at }),
  z.object({ kind: z.literal("shared"), channel: id }),
]);

/** What the queue does about channels, and for whom. */
export const channelWorks = [
  z.object({ ...ofSlack, work: z.literal("channel"), event: channelEventSchema }),
  /** The Home tab of a person; pages count from 0. */
  z.object({ ...ofSlack, work: z.literal("home"), user: id, page: z.int().nonnegative() }),
  /** A link that was asked for, or decided on. */
  z.object({ ...ofSlack, work: z.literal("link"), id: z.string().min(1) }),
  /** Everything of a channel to another one. */
  z.object({ ...ofSlack, work: z.literal("move"), from: id, to: id, by: id, at }),
] as const;

export type ChannelWork = z.infer<(typeof channelWorks)[number]>;

/** Whether the queue's work is about channels. */
export const isChannelWork = <W extends { work: string }>(work: W | ChannelWork): work is ChannelWork => channelWorks.some(({ shape }) => shape.work.value === work.work);
