import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import type { NoticeStore } from "../../ports.ts";
import { notice } from "./keys.ts";
import { markFirst, type Table } from "./table.ts";

/** Long enough for its day, in every time zone. */
const keptDays = 3;

export const createNoticeStore = (table: Table): NoticeStore => ({
  noteFirst: ({ day, subject }) => markFirst(table, { pk: "OPS", sk: notice(day, subject), days: keptDays }),
  forgetNote: async ({ day, subject }) => {
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: "OPS" }, sk: { S: notice(day, subject) } } }));
  },
});
