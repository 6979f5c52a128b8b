import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { GreenRun, OpenFailure } from "../../pipelines/open-failure.ts";
import type { OpenFailureStore } from "../../ports/open-failure-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { notShown } from "../../recurrence/storm.ts";
import { greenKey, openFailureKey, openFailuresOf, projectKey, stormKey, teamKey } from "./keys.ts";
import { putRevision } from "./put-revision.ts";
import { queryAll } from "./query-all.ts";
import { absent, conditionally, daysAfter, fromItem, isLive, live, nowValue, toItem, type Item, type Table } from "./table.ts";

export const createOpenFailureStore = (table: Table): OpenFailureStore => {
  const find = async (pk: string, sk: string): Promise<Item | undefined> => {
    const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }));
    const item = Item === undefined ? undefined : fromItem(Item);
    return item !== undefined && isLive(item, table.clock()) ? item : undefined;
  };

  const change = (pk: string, sk: string, state: Item & { revision: number }): Promise<"changed" | "conflict"> =>
    putRevision(table, { ...state, pk, sk, expiresAt: daysAfter(table.clock(), occurrenceDays) });

  return {
    findOpenFailure: async ({ place, errorId }) => {
      const item = await find(placePartition(place), openFailureKey(place, errorId));
      return item === undefined ? undefined : openFailureSchema.parse(item);
    },

    changeOpenFailure: (open) => change(placePartition(open.place), openFailureKey(open.place, open.errorId), open),

    listOpenFailures: async (place) => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        FilterExpression: live,
        ExpressionAttributeValues: { ":pk": { S: placePartition(place) }, ":prefix": { S: openFailuresOf(place) }, ...nowValue(table) },
      });
      return items.map((item) => openFailureSchema.parse(item));
    },

    putGreen: async (place, green) => {
      const put = new PutItemCommand({
        TableName: table.name,
        Item: toItem({ pk: placePartition(place), sk: greenKey(place), ...green, expiresAt: daysAfter(table.clock(), occurrenceDays) }),
        ConditionExpression: `${absent} OR #at < :at`,
        ExpressionAttributeNames: { "#at": "at" },
        ExpressionAttributeValues: { ...nowValue(table), ":at": { S: green.at } },
      });
      await conditionally(table.client.send(put));
    },

    findGreen: async (place) => {
      const item = await find(placePartition(place), greenKey(place));
      return item === undefined ? undefined : greenSchema.parse(item);
    },

    findStorm: async ({ team, errorId }) => {
      const item = await find(teamKey(team), stormKey(errorId));
      return item === undefined ? undefined : stormSchema.parse(item);
    },

    changeStorm: (storm) => change(teamKey(storm.team), stormKey(storm.errorId), storm),
  };
};

const placePartition = ({ project }: OpenFailure["place"]): string => projectKey(project.connection, project.key);

const projectSchema = z.object({ connection: z.string(), key: z.string(), name: z.string() });

const greenSchema = z.object({ runId: z.string(), attempt: z.number(), runUrl: z.string().nullable(), at: z.string() }) satisfies z.ZodType<GreenRun>;

const openFailureSchema = z.object({
  place: z.object({ project: projectSchema, workflow: z.string().nullable(), branch: z.string().nullable() }),
  errorId: z.string(),
  channel: z.string(),
  run: z.object({ project: projectSchema, runId: z.string(), attempt: z.number(), occasion: z.string().nullable() }),
  ts: z.string().nullable(),
  claimedAt: z.string(),
  claimedUntil: z.string(),
  openedAt: z.string(),
  lastAt: z.string(),
  storm: z.string().nullable(),
  recovered: greenSchema.nullable(),
  revision: z.number(),
}) satisfies z.ZodType<OpenFailure>;

const stormSchema = z.object({
  team: z.string(),
  errorId: z.string(),
  startedAt: z.string(),
  lastAt: z.string(),
  ts: z.string().nullable(),
  // One that was stored before its message was kept true by plans has none of these.
  joins: z.number().default(0),
  over: z.boolean().default(false),
  show: z.object({ at: z.string().nullable(), begun: z.number(), carriedOut: z.object({ at: z.string(), by: z.string() }).nullable(), joins: z.number() }).default(notShown),
  revision: z.number(),
});
