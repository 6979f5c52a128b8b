import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { NoticeStore } from "../../ports.ts";
import { notice } from "./keys.ts";
import { absent, conditionally, daysAfter, nowValue, toItem, type Table } from "./table.ts";

/** Long enough for its day, in every time zone. */
const keptDays = 3;

export const createNoticeStore = (table: Table): NoticeStore => ({
  noteFirst: ({ day, subject }) =>
    conditionally(
      table.client.send(
        new PutItemCommand({
          TableName: table.name,
          Item: toItem({ pk: "OPS", sk: notice(day, subject), expiresAt: daysAfter(table.clock(), keptDays) }),
          ConditionExpression: absent,
          ExpressionAttributeValues: nowValue(table),
        }),
      ),
    ),
  forgetNote: async ({ day, subject }) => {
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: "OPS" }, sk: { S: notice(day, subject) } } }));
  },
});
