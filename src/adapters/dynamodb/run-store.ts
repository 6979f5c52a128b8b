import { GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { RunStore, StoredRun } from "../../ports/run-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { run, runKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { absent, conditionally, daysAfter, fromItem, isLive, nowValue, toItem, type Table } from "./table.ts";

export const createRunStore = (table: Table): RunStore => {
  const findRun = async (key: RunKey): Promise<StoredRun | undefined> => {
    const { Item } = await table.client.send(
      new GetItemCommand({ TableName: table.name, Key: runItemKey(key), ConsistentRead: true }),
    );
    const item = Item === undefined ? undefined : fromItem(Item);
    return item === undefined || !isLive(item, table.clock()) ? undefined : runSchema.parse(item);
  };

  return {
    findRun,

    openRun: async (failed) => {
      const put = new PutItemCommand({
        TableName: table.name,
        // Counted from now, not from the failure: the run has to outlive its occurrences and every late delivery.
        Item: toItem({ pk: runKey(failed), sk: run(failed), ...failed, outcome: null, expiresAt: daysAfter(table.clock(), occurrenceDays) }),
        ConditionExpression: absent,
        ExpressionAttributeValues: nowValue(table),
      });
      if (await conditionally(table.client.send(put))) return { ...failed, outcome: null };
      return (await findRun(failed)) ?? { ...failed, outcome: null };
    },

    findLatestRun: async (key) => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": { S: runKey(key) }, ":prefix": { S: "RUN" } },
      });
      return items
        .filter((item) => isLive(item, table.clock()))
        .map((item) => runSchema.parse(item))
        .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0];
    },

    closeRun: async (key, outcome) => {
      const update = new UpdateItemCommand({
        TableName: table.name,
        Key: runItemKey(key),
        UpdateExpression: "SET outcome = :outcome",
        // What was found out is not overwritten by a worker that came later and found less.
        ConditionExpression: "attribute_exists(pk) AND (outcome = :open OR outcome.kind = :unread)",
        ExpressionAttributeValues: marshall({ ":outcome": outcome, ":open": null, ":unread": "no-log" }),
      });
      await conditionally(table.client.send(update));
    },
  };
};

const runItemKey = (key: RunKey): { pk: { S: string }; sk: { S: string } } => ({ pk: { S: runKey(key) }, sk: { S: run(key) } });

const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("explained"),
    errorIds: z.array(z.string()),
    omittedJobs: z.number(),
    notPosted: z.string().nullable(),
    // Runs of the first release do not have it.
    told: z.object({ as: z.enum(["own", "thread", "storm"]), channel: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ kind: z.literal("nothing-found"), reason: z.string().nullable(), omittedJobs: z.number() }),
  z.object({ kind: z.literal("no-log"), reason: z.string(), mendable: z.boolean() }),
]);

const runSchema = z.object({
  project: z.object({ connection: z.string(), key: z.string(), name: z.string() }),
  runId: z.string(),
  attempt: z.number(),
  occasion: z.string().nullable(),
  occurredAt: z.string(),
  workflow: z.string().nullable(),
  branch: z.string().nullable(),
  defaultBranch: z.string().nullable(),
  commit: z.string().nullable(),
  runUrl: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
});
