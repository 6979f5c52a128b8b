import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { absent, conditionally, live, nowValue, toItem, type Item, type Table } from "./table.ts";

/** Puts an item in place of the one with its revision (0: of none), and counts the revision up; `conflict`: somebody else did before. */
export const putRevision = async (table: Table, item: Item & { pk: string; sk: string; revision: number; expiresAt: number }): Promise<"changed" | "conflict"> => {
  const { revision } = item;
  const put = new PutItemCommand({
    TableName: table.name,
    Item: toItem({ ...item, revision: revision + 1 }),
    ConditionExpression: revision === 0 ? absent : `revision = :revision AND ${live}`,
    ExpressionAttributeValues: { ...nowValue(table), ...(revision === 0 ? {} : { ":revision": { N: String(revision) } }) },
  });
  return (await conditionally(table.client.send(put))) ? "changed" : "conflict";
};
