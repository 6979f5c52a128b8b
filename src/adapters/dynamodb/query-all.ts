import { QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { fromItem, type Item, type Table } from "./table.ts";

/** Every item of a query, page after page, read consistently; with a `Limit` no more than that. */
export const queryAll = async (
  table: Table,
  query: Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey">,
  options: { abortSignal?: AbortSignal } = {},
): Promise<Item[]> => {
  const items: Item[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, TableName: table.name, ConsistentRead: true, ExclusiveStartKey: start }),
      options,
    );
    for (const item of page.Items ?? []) items.push(fromItem(item));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && items.length < (query.Limit ?? Infinity));
  return items.slice(0, query.Limit);
};
