import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { WebClient } from "@slack/web-api";
import { startSlack } from "../../../../src/local/emulated-slack.ts";
import { startEmbeddedTable } from "../../../surroundings/embedded-table.ts";
import { freePorts } from "../../../surroundings/running-bot.ts";
import type { HeldMessage } from "../end-state.ts";

const token = "xoxb-local";

/** The embedded DynamoDB and the emulated Slack, which outlive whoever uses them, and what is looked up in them directly. */
export const startSurroundings = async () => {
  const table = await startEmbeddedTable();
  // The bot itself makes no channel.
  const slack = await startSlack({ port: await freePorts(), token, scopes: ["chat:write", "channels:history", "channels:manage", "channels:read", "files:write"] });
  const client = new WebClient(token, { slackApiUrl: `${slack.url}/api/` });
  let channels = 0;

  type Listed = { messages?: { ts?: string; text?: string; blocks?: unknown[]; metadata?: { event_payload?: unknown } }[]; response_metadata?: { next_cursor?: string } };
  const listed = async (list: (page: { cursor?: string }) => Promise<Listed>, threadTs?: string): Promise<HeldMessage[]> => {
    const found: HeldMessage[] = [];
    for (let cursor: string | undefined; ; ) {
      const { messages = [], response_metadata: next } = await list(cursor === undefined ? {} : { cursor });
      for (const { ts = "", text = "", blocks = [], metadata } of messages) {
        if (ts !== threadTs) found.push({ ts, text, blocks, threadTs, key: String((metadata?.event_payload as { key?: unknown } | undefined)?.key) });
      }
      cursor = next?.next_cursor || undefined;
      if (cursor === undefined) return found;
    }
  };

  return {
    table,
    slackUrl: slack.url,
    tableUrl: table.url,
    createChannel: async (): Promise<string> => {
      channels += 1;
      const { channel } = await client.conversations.create({ name: `team-${channels}` });
      if (channel?.id === undefined) throw new Error("the emulated Slack made no channel");
      return channel.id;
    },
    archive: (channel: string) => client.conversations.archive({ channel }),
    /** All that a channel holds, threads too. */
    messagesIn: async (channel: string): Promise<HeldMessage[]> => {
      const query = { channel, include_all_metadata: true, limit: 200 };
      const first = await listed((page) => client.conversations.history({ ...query, ...page }));
      const threads = await Promise.all(first.map(({ ts }) => listed((page) => client.conversations.replies({ ...query, ts, ...page }), ts)));
      return [...first, ...threads.flat()];
    },
    /** Reservations that were neither marked nor given up, by their keys in the table. */
    reservations: async (): Promise<string[]> => {
      const found: string[] = [];
      for (let from: Record<string, never> | undefined; ; ) {
        const { Items = [], LastEvaluatedKey: next } = await table.client.send(
          new ScanCommand({ TableName: table.name, FilterExpression: "attribute_exists(reservedUntil) AND attribute_not_exists(ts)", ...(from === undefined ? {} : { ExclusiveStartKey: from }) }),
        );
        found.push(...Items.map(({ pk, sk }) => `${pk?.S ?? ""} ${sk?.S ?? ""}`));
        if (next === undefined) return found;
        from = next as Record<string, never>;
      }
    },
    close: async () => {
      await slack.close();
      await table.close();
    },
  };
};

export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;
