import { PutItemCommand, QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import type { OccurrenceStore } from "../../ports.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { seen, seenBetween, teamKey } from "./keys.ts";
import { readOccurrence } from "./read-occurrence.ts";
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

  listOccurrences: async ({ team, errorId, from, until, signal }) => {
    const [low, high] = errorId === undefined ? ["SEEN#", "SEEN$"] : seenBetween(errorId, from, until);
    const found = [];
    let start: QueryCommandInput["ExclusiveStartKey"];
    do {
      const page = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :low AND :high",
          FilterExpression: `${live} AND occurredAt >= :from AND occurredAt < :until`,
          ExpressionAttributeValues: {
            ":pk": { S: teamKey(team) },
            ":low": { S: low },
            ":high": { S: high },
            ":from": { S: from },
            ":until": { S: until },
            ...nowValue(table),
          },
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
        aborting(signal),
      );
      for (const item of page.Items ?? []) found.push(readOccurrence(fromItem(item)));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return found.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  },
});

const aborting = (signal: AbortSignal | undefined): { abortSignal?: AbortSignal } =>
  signal === undefined ? {} : { abortSignal: signal };
