import { WebClient } from "@slack/web-api";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { createSlackMessenger } from "../../../src/adapters/slack/create-slack-messenger.ts";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import type { Store } from "../../../src/ports/store.ts";
import { startEmbeddedTable } from "../../surroundings/embedded-table.ts";
import { freePorts } from "../../surroundings/running-bot.ts";

export type RealSurroundings = {
  channels: string[];
  createStore: (clock: Clock) => Store;
  messenger: Messenger;
  /** The keys of all messages that a channel holds, in threads too, as Slack itself tells them. */
  keysIn: (channel: string) => Promise<string[]>;
  close: () => Promise<void>;
};

/** The embedded DynamoDB over its wire protocol and the emulated Slack over HTTP, with a channel for each team. */
export const startRealSurroundings = async (teams: number): Promise<RealSurroundings> => {
  const table = await startEmbeddedTable();
  const token = "xoxb-local";
  // The bot itself makes no channel.
  const slack = await startSlack({ port: await freePorts(), token, scopes: ["chat:write", "channels:history", "channels:manage"] });
  const apiUrl = `${slack.url}/api/`;
  const client = new WebClient(token, { slackApiUrl: apiUrl });
  const messenger = createSlackMessenger({ token, apiUrl });
  const channels: string[] = [];
  for (let number = 0; number < teams; number += 1) {
    const { channel } = await client.conversations.create({ name: `team-${number}` });
    if (channel?.id === undefined) throw new Error("the emulated Slack made no channel");
    channels.push(channel.id);
  }

  const listed = async (list: (cursor: { cursor?: string }) => Promise<{ messages?: { ts?: string; metadata?: { event_payload?: unknown }; reply_count?: number }[]; response_metadata?: { next_cursor?: string } }>) => {
    const found: { ts: string; key: string }[] = [];
    for (let cursor: string | undefined; ; ) {
      const { messages = [], response_metadata: next } = await list(cursor === undefined ? {} : { cursor });
      for (const { ts = "", metadata } of messages) found.push({ ts, key: String((metadata?.event_payload as { key?: unknown } | undefined)?.key) });
      cursor = next?.next_cursor || undefined;
      if (cursor === undefined) return found;
    }
  };

  return {
    channels,
    createStore: (clock) => createDynamoStore({ ...table, clock }),
    // This Slack dates messages by the real time, which is after all of the simulated one.
    messenger: { ...messenger, findPosted: ({ until: _, ...query }) => messenger.findPosted(query) },
    keysIn: async (channel) => {
      const first = await listed((page) => client.conversations.history({ channel, include_all_metadata: true, limit: 200, ...page }));
      const keys = first.map(({ key }) => key);
      for (const { ts } of first) {
        const thread = await listed((page) => client.conversations.replies({ channel, ts, include_all_metadata: true, limit: 200, ...page }));
        keys.push(...thread.filter((each) => each.ts !== ts).map(({ key }) => key));
      }
      return keys;
    },
    close: async () => {
      await slack.close();
      await table.close();
    },
  };
};
