import { BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { seen, teamKey } from "../../src/adapters/dynamodb/keys.ts";
import { daysAfter, toItem } from "../../src/adapters/dynamodb/table.ts";
import { occurrenceDays, type Occurrence } from "../../src/recurrence/occurrence.ts";

/** Puts occurrences of these times (milliseconds) past the store, in batches, for they may be very many. Each costs what a real one does. */
export const seedOccurrences = async ({ client, name }: { client: DynamoDBClient; name: string }, { team, errorId, times }: { team: string; errorId: string; times: readonly number[] }): Promise<void> => {
  const puts = times.map((time, index) => {
    const occurrence: Occurrence = {
      team,
      errorId,
      occurredAt: new Date(time).toISOString(),
      dedupeId: `${String(index).padStart(8, "0")}0123456789abcdef0123456789abcdef`,
      source: "pipeline",
      project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
      runId: String(index),
      attempt: 1,
      runUrl: `https://github.com/acme/catalog-loader/actions/runs/${index}`,
      workflow: "Nightly push",
      branch: "main",
      target: { organization: "acme", source: null },
    };
    const { occurredAt, dedupeId } = occurrence;
    return { PutRequest: { Item: toItem({ pk: teamKey(team), sk: seen(errorId, occurredAt, dedupeId), ...occurrence, expiresAt: daysAfter(new Date(time), occurrenceDays) }) } };
  });
  for (let from = 0; from < puts.length; from += 25) {
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts.slice(from, from + 25) } }));
  }
};
