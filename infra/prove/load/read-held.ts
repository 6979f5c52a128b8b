import { paginateScan, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { nameOf } from "./loads.ts";

export type Told = { as: "own" | "thread" | "storm"; channel: string; ts: string };

/** What the table and the Slack hold in the end. */
export type Held = {
  /** `run` names it; of a look-up it is null. */
  occurrences: { team: string; errorId: string; run: string | null }[];
  /** Where each run was told, by its name; null where it was told nowhere. */
  told: Map<string, Told | null>;
  /** The messages of flags. */
  flags: { team: string; errorId: string; ts: string }[];
  /** By channel and time; those in threads too. */
  messages: Map<string, string>;
};

const project = z.object({ connection: z.string(), name: z.string() });
const occurrence = z.object({ team: z.string(), errorId: z.string(), project: project.optional(), runId: z.string().optional() });
const run = z.object({ project, runId: z.string(), outcome: z.object({ told: z.object({ as: z.enum(["own", "thread", "storm"]), channel: z.string(), ts: z.string() }).nullish() }).nullable() });
const posting = z.object({ pk: z.string(), sk: z.string(), ts: z.string().nullish() });

/** Reads the table's items as they are stored, and every message as Slack tells it. */
export const readHeld = async ({ client, channels, callSlack }: { client: DynamoDBClient; channels: readonly string[]; callSlack: (method: string, fields: Record<string, unknown>) => Promise<Record<string, unknown>> }): Promise<Held> => {
  const held: Held = { occurrences: [], told: new Map(), flags: [], messages: new Map() };
  for await (const { Items = [] } of paginateScan({ client }, { TableName: "coveo-errors", ConsistentRead: true })) {
    for (const raw of Items) {
      const item = unmarshall(raw);
      const { pk, sk, ts } = posting.parse(item);
      if (sk.startsWith("SEEN#")) {
        const { team, errorId, project, runId } = occurrence.parse(item);
        held.occurrences.push({ team, errorId, run: project === undefined ? null : nameOf({ provider: project.connection, project: project.name, runId: runId ?? "" }) });
      } else if (pk.startsWith("RUN#") && /^RUN(#|$)/.test(sk)) {
        const { project, runId, outcome } = run.parse(item);
        held.told.set(nameOf({ provider: project.connection, project: project.name, runId }), outcome?.told ?? null);
      } else if (sk.startsWith("RAISED#") && typeof ts === "string") {
        held.flags.push({ team: decodeURIComponent(pk.split("#")[1] ?? ""), errorId: decodeURIComponent(sk.split("#")[1] ?? ""), ts });
      }
    }
  }
  for (const channel of channels) {
    for (const { ts, text, replies } of await listed(callSlack, "conversations.history", { channel })) {
      held.messages.set(messageName(channel, ts), text);
      if (replies === 0) continue;
      for (const reply of await listed(callSlack, "conversations.replies", { channel, ts })) held.messages.set(messageName(channel, reply.ts), reply.text);
    }
  }
  return held;
};

export const messageName = (channel: string, ts: string): string => `${channel} ${ts}`;

const page = z.object({
  messages: z.array(z.object({ ts: z.string(), text: z.string().default(""), reply_count: z.number().default(0) })).default([]),
  response_metadata: z.object({ next_cursor: z.string().default("") }).default({ next_cursor: "" }),
});

const listed = async (callSlack: Parameters<typeof readHeld>[0]["callSlack"], method: string, of: Record<string, string>): Promise<{ ts: string; text: string; replies: number }[]> => {
  const found: { ts: string; text: string; replies: number }[] = [];
  for (let cursor = ""; ; ) {
    const { messages, response_metadata: next } = page.parse(await callSlack(method, { ...of, limit: 200, ...(cursor === "" ? {} : { cursor }) }));
    found.push(...messages.map(({ ts, text, reply_count: replies }) => ({ ts, text, replies })));
    cursor = next.next_cursor;
    if (cursor === "") return found;
  }
};
