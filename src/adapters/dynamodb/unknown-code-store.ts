import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { UnknownCodeStore } from "../../ports.ts";
import { unknownCode } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, daysAfter, itemVersion, live, nowValue, type Table } from "./table.ts";

/** Long enough to grow the catalog by, counted from the last time it was seen. */
const keptDays = 180;

export const createUnknownCodeStore = (table: Table): UnknownCodeStore => ({
  noteUnknownCode: async ({ code, status }, { project, runId, attempt, occurredAt }) => {
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: "UNKNOWN" }, sk: { S: unknownCode(code) } },
      UpdateExpression: "SET code = :code, #status = :status, lastSeen = :seen, lastRun = :run, expiresAt = :expires, v = :v ADD #count :one",
      ConditionExpression: "attribute_not_exists(lastRun) OR lastRun <> :run",
      ExpressionAttributeNames: { "#status": "status", "#count": "count" },
      ExpressionAttributeValues: {
        ":code": { S: code },
        ":status": status === null ? { NULL: true } : { S: status },
        ":seen": { S: occurredAt },
        ":run": { S: [project.connection, project.key, runId, attempt].join(" ") },
        ":expires": { N: String(daysAfter(table.clock(), keptDays)) },
        ":v": { N: String(itemVersion) },
        ":one": { N: "1" },
      },
    });
    await conditionally(table.client.send(update));
  },

  listUnknownCodes: async () => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk",
      FilterExpression: live,
      ExpressionAttributeValues: { ":pk": { S: "UNKNOWN" }, ...nowValue(table) },
    });
    return items.map((item) => seenSchema.parse(item)).toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
  },
});

const seenSchema = z.object({ code: z.string(), status: z.string().nullable(), count: z.number(), lastSeen: z.string() });
