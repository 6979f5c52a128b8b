import { QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import type { Filter } from "./filter.ts";
import { afterSeen, seenBetween, teamKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { fromItem, type Item, type Table } from "./table.ts";

type Query = Omit<QueryCommandInput, "TableName">;
type Range = { team: string; errorId?: string | undefined; from: string; until: string };

/** So many are read in one request, whenever they occurred: most teams have fewer in all. */
const mostInOne = 500;

/** A team's occurrences in a time range. Of all errors: in one request where the team has few, else by a range for each error that it met, so that a long history costs little. */
export const listOccurrences = async (table: Table, { team, errorId, from, until }: Range, { condition, values }: Filter, options: { abortSignal?: AbortSignal }): Promise<Item[]> => {
  const between = ([low, high]: [string, string]): Query => ({
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :low AND :high",
    ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":low": { S: low }, ":high": { S: high } },
  });
  const filtered = (bounds: [string, string]): Query => {
    const query = between(bounds);
    return { ...query, FilterExpression: condition, ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ...values } };
  };
  const page = (query: Query) => table.client.send(new QueryCommand({ ...query, TableName: table.name, ConsistentRead: true }), options);
  const ofError = (each: string): Promise<Item[]> => queryAll(table, filtered(seenBetween(each, from, until)), options);
  if (errorId !== undefined) return ofError(errorId);

  const first = await page({ ...filtered(["SEEN#", "SEEN$"]), Limit: mostInOne });
  if (first.LastEvaluatedKey === undefined) return (first.Items ?? []).map(fromItem);

  const errors: string[] = [];
  for (let low = "SEEN#"; ; ) {
    const { Items: [next] = [] } = await page({ ...between([low, "SEEN$"]), ProjectionExpression: "errorId", Limit: 1 });
    const met = next?.["errorId"]?.S;
    if (met === undefined) break;
    errors.push(met);
    low = afterSeen(met);
  }
  return (await Promise.all(errors.map(ofError))).flat();
};
