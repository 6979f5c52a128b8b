import { QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import type { Latest } from "../../ports/occurrence-store.ts";
import type { Filter } from "./filter.ts";
import { seenBetween, teamKey } from "./keys.ts";
import type { Table } from "./table.ts";

type Range = { team: string; errorIds: readonly string[]; from: string; until: string };

/** So many are read first: a channel that met these errors, and those whose keys lie between theirs, no more often has all in one request, of three units. */
const mostAtFirst = 24;
/** … and then at a time, of one unit. */
const mostThen = 8;

/**
 * The latest occurrence of each error, from the last in the order of the keys to the first: each request begins where the last of
 * those lies that nothing is known of, so there is at most one an error, however long the history. Only what was taken back, or
 * has expired, may take more.
 */
export const listLatest = async (table: Table, { team, errorIds, from, until }: Range, { condition, values }: Filter, options: { abortSignal?: AbortSignal }): Promise<Latest[]> => {
  const latest = new Map<string, string>();
  let open = errorIds
    .map((errorId) => {
      const [low, high] = seenBetween(errorId, from, until);
      return { errorId, low, high };
    })
    .toSorted((a, b) => (a.low < b.low ? -1 : 1));
  let start: QueryCommandInput["ExclusiveStartKey"];
  for (let limit = mostAtFirst; ; limit = mostThen) {
    const [lowest, highest] = [open[0], open.at(-1)];
    if (lowest === undefined || highest === undefined) break;
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :low AND :high",
        FilterExpression: `${condition} AND occurredAt >= :from AND occurredAt < :until`,
        ProjectionExpression: "errorId, occurredAt",
        ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":low": { S: lowest.low }, ":high": { S: highest.high }, ":from": { S: from }, ":until": { S: until }, ...values },
        ScanIndexForward: false,
        Limit: limit,
        // Where the page ended among those of an error of which all were taken back, the next goes on there.
        ExclusiveStartKey: start,
      }),
      options,
    );
    for (const { errorId: { S: errorId = "" } = {}, occurredAt: { S: occurredAt = "" } = {} } of page.Items ?? []) if (!latest.has(errorId)) latest.set(errorId, occurredAt);
    const end = page.LastEvaluatedKey?.["sk"]?.S;
    if (end === undefined) break;
    open = open.filter(({ errorId, low }) => low < end && !latest.has(errorId));
    start = end <= (open.at(-1)?.high ?? "") ? page.LastEvaluatedKey : undefined;
  }
  return errorIds.flatMap((errorId) => {
    const occurredAt = latest.get(errorId);
    return occurredAt === undefined ? [] : [{ errorId, occurredAt }];
  });
};
