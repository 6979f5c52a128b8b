import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { seen, teamKey } from "../../src/adapters/dynamodb/keys.ts";
import { daysAfter, toItem } from "../../src/adapters/dynamodb/table.ts";
import { putBatches } from "./put-batches.ts";
import { occurrenceDays, type Occurrence } from "../../src/recurrence/occurrence.ts";

/** A pipeline's occurrence, as large as a real one; another for each `number`. `time` in milliseconds. */
export const anOccurrenceAt = (time: number, { team, errorId, number }: { team: string; errorId: string; number: number }): Occurrence => ({
  team,
  errorId,
  occurredAt: new Date(time).toISOString(),
  dedupeId: `${String(number).padStart(8, "0")}0123456789abcdef0123456789abcdef`,
  source: "pipeline",
  project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
  runId: String(number),
  attempt: 1,
  runUrl: `https://github.com/acme/catalog-loader/actions/runs/${number}`,
  workflow: "Nightly push",
  branch: "main",
  target: { organization: "acme", source: null },
});

/** Puts occurrences of these times (milliseconds) past the store, in batches, for they may be very many. Each costs what a real one does. */
export const seedOccurrences = async ({ client, name }: { client: DynamoDBClient; name: string }, { team, errorId, times }: { team: string; errorId: string; times: readonly number[] }): Promise<void> => {
  const puts = times.map((time, number) => {
    const occurrence = anOccurrenceAt(time, { team, errorId, number });
    const { occurredAt, dedupeId } = occurrence;
    return { PutRequest: { Item: toItem({ pk: teamKey(team), sk: seen(errorId, occurredAt, dedupeId), ...occurrence, expiresAt: daysAfter(new Date(time), occurrenceDays) }) } };
  });
  await putBatches(client, name, puts);
};
