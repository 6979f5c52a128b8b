import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { UnknownCodeStore } from "../../ports/unknown-code-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { mark, runKey, unknownCode } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, daysAfter, itemVersion, live, markFirst, nowValue, type Table } from "./table.ts";

/** Long enough to grow the catalog by, counted from the last time it was seen. */
const keptDays = 180;

export const createUnknownCodeStore = (table: Table): UnknownCodeStore => ({
  noteUnknownCode: async ({ code, status }, run) => {
    const isFirst = await markFirst(table, { pk: runKey(run), sk: mark("UNKNOWN", run, code), days: occurrenceDays });
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: "UNKNOWN" }, sk: { S: unknownCode(code) } },
      UpdateExpression: "SET code = :code, #status = :status, lastSeen = :seen, expiresAt = :expires, v = :v ADD #count :one",
      // Where an earlier try ended between the two it is listed now; where it is listed already, its count may stay one too low.
      ...(isFirst ? {} : { ConditionExpression: "attribute_not_exists(pk)" }),
      ExpressionAttributeNames: { "#status": "status", "#count": "count" },
      ExpressionAttributeValues: marshall({
        ":code": code,
        ":status": status,
        ":seen": table.clock().toISOString(),
        ":expires": daysAfter(table.clock(), keptDays),
        ":v": itemVersion,
        ":one": 1,
      }),
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
