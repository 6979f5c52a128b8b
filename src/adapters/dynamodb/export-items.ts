import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { fromItem, type Item, type Table } from "./table.ts";

/** Every item of the table, page after page, expired ones included. What is written meanwhile may be in it or not. */
export async function* exportItems({ client, name }: Pick<Table, "client" | "name">): AsyncGenerator<Item[]> {
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: start }));
    yield (page.Items ?? []).map(fromItem);
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
}
