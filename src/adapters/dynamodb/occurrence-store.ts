import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { listLatest } from "./list-latest.ts";
import { listOccurrences } from "./list-occurrences.ts";
import { seen, seenBetween, teamKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { readOccurrence } from "./read-occurrence.ts";
import { marshall } from "@aws-sdk/util-dynamodb";
import { absent, conditionally, daysAfter, fromItem, live, nowValue, toItem, type Table } from "./table.ts";

export const createOccurrenceStore = (table: Table): OccurrenceStore => ({
  recordOccurrence: async (occurrence, { signal } = {}) => {
    const { team, errorId, occurredAt, dedupeId } = occurrence;
    const put = new PutItemCommand({
      TableName: table.name,
      Item: toItem({
        pk: teamKey(team),
        sk: seen(errorId, occurredAt, dedupeId),
        ...occurrence,
        expiresAt: daysAfter(new Date(occurredAt), occurrenceDays),
      }),
      ConditionExpression: absent,
      ExpressionAttributeValues: nowValue(table),
    });
    return (await conditionally(table.client.send(put, aborting(signal)))) ? "recorded" : "duplicate";
  },

  withdrawOccurrence: async ({ team, errorId, occurredAt, dedupeId }, withdrawn) => {
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: teamKey(team) }, sk: { S: seen(errorId, occurredAt, dedupeId) } },
      UpdateExpression: withdrawn === null ? "REMOVE withdrawn" : "SET withdrawn = :withdrawn",
      ReturnValues: "ALL_NEW",
      ConditionExpression: `attribute_exists(pk) AND ${live}`,
      ExpressionAttributeValues: { ...nowValue(table), ...(withdrawn === null ? {} : marshall({ ":withdrawn": withdrawn })) },
    });
    try {
      const { Attributes = {} } = await table.client.send(update);
      return { kind: "done", occurrence: readOccurrence(fromItem(Attributes)) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { kind: "absent" };
      throw error;
    }
  },

  listOccurrences: async ({ team, errorId, from, until, signal }) => {
    const filter = {
      condition: `${live} AND ${standing} AND occurredAt >= :from AND occurredAt < :until`,
      values: { ":from": { S: from }, ":until": { S: until }, ...nowValue(table) },
    };
    const items = await listOccurrences(table, { team, errorId, from, until }, filter, aborting(signal));
    return items.map(readOccurrence).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  },

  listOccurrencesFrom: async (end, { team, errorId, from, until, limit, signal }) => {
    const [low, high] = seenBetween(errorId, from, until);
    const items = await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :low AND :high",
        FilterExpression: `${live} AND ${standing}`,
        ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":low": { S: low }, ":high": { S: high }, ...nowValue(table) },
        ScanIndexForward: end === "first",
        Limit: limit,
      },
      aborting(signal),
    );
    return items.map(readOccurrence);
  },

  listLatest: ({ signal, ...range }) => listLatest(table, range, { condition: `${live} AND ${standing}`, values: nowValue(table) }, aborting(signal)),
});

/** Nobody took it back. */
const standing = "attribute_not_exists(withdrawn)";

const aborting = (signal: AbortSignal | undefined): { abortSignal?: AbortSignal } =>
  signal === undefined ? {} : { abortSignal: signal };
