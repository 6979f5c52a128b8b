import type { Random } from "../../../test/evaluation/seeded-random.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import type { SlackMessage } from "../../../src/views/slack-message.ts";
import { day } from "./generated.ts";
import type { VirtualTime } from "./virtual-time.ts";

type Kept = { channel: string; ts: string; key: string; threadTs: string | undefined; postedAt: number; message: string };

/** A Slack in memory that keeps its own limits: so many messages a second and channel, and now and then none for a while. */
export const createSimulatedSlack = ({ time, random }: { time: VirtualTime; random: Random }) => {
  const messages = new Map<string, Kept>();
  const byKey = new Map<string, string[]>();
  const lastPost = new Map<string, number>();
  const figures = { posted: 0, rateLimited: 0, updated: 0, deleted: 0 };
  const id = (channel: string, ts: string): string => `${channel} ${ts}`;

  const isLimited = (channel: string): { kind: "wait"; seconds: number } | undefined => {
    const last = lastPost.get(channel) ?? 0;
    const tooSoon = time.now() - last < 1_000 && random.below(3) > 0;
    if (!tooSoon && random.below(100) > 0) return undefined;
    figures.rateLimited += 1;
    return { kind: "wait", seconds: tooSoon ? 1 : 1 + random.below(30) };
  };

  const messenger: Messenger = {
    send: async ({ channel, message, key, threadTs }) => {
      const limited = isLimited(channel);
      if (limited !== undefined) return limited;
      figures.posted += 1;
      const ts = `${Math.floor(time.now() / 1000)}.${String(figures.posted).padStart(6, "0")}`;
      lastPost.set(channel, time.now());
      messages.set(id(channel, ts), { channel, ts, key, threadTs, postedAt: time.now(), message: JSON.stringify(message) });
      byKey.set(id(channel, key), [...(byKey.get(id(channel, key)) ?? []), ts]);
      return { kind: "posted", ts };
    },
    findPosted: async ({ channel, key, since, threadTs }) => {
      const oldest = Date.parse(since) - 5_000;
      const found = (byKey.get(id(channel, key)) ?? []).flatMap((ts) => messages.get(id(channel, ts)) ?? []).find((each) => each.threadTs === threadTs && each.postedAt >= oldest);
      return found === undefined ? { kind: "absent" } : { kind: "found", ts: found.ts };
    },
    read: async ({ channel, ts }) => {
      const found = messages.get(id(channel, ts));
      return found === undefined ? { kind: "gone" } : { kind: "read", message: JSON.parse(found.message) as SlackMessage };
    },
    update: async ({ channel, ts, message }) => {
      if (random.below(200) === 0) return { kind: "wait", seconds: 1 + random.below(30) };
      const found = messages.get(id(channel, ts));
      if (found === undefined) return { kind: "gone" };
      figures.updated += 1;
      found.message = JSON.stringify(message);
      return { kind: "updated" };
    },
  };

  return {
    messenger,
    figures,
    /** Somebody deletes a message. */
    remove: (channel: string, ts: string): boolean => {
      const isThere = messages.delete(id(channel, ts));
      if (isThere) figures.deleted += 1;
      return isThere;
    },
    /** Messages that nothing looks at any more. */
    forget: (): void => {
      for (const [key, { postedAt, channel, key: posted }] of messages) {
        if (postedAt > time.now() - 150 * day) break;
        messages.delete(key);
        byKey.delete(id(channel, posted));
      }
    },
  };
};

export type SimulatedSlack = ReturnType<typeof createSimulatedSlack>;
