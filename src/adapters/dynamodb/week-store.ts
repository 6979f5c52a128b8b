import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { weekDays } from "../../digest/week-totals.ts";
import type { WeekStore } from "../../ports/week-store.ts";
import { teamKey, weekKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, live, nowValue, toItem, type Table } from "./table.ts";

export const createWeekStore = (table: Table): WeekStore => ({
  putWeek: async (team, totals) => {
    await table.client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: toItem({ pk: teamKey(team), sk: weekKey(totals.week), ...totals, expiresAt: daysAfter(table.clock(), weekDays) }),
      }),
    );
  },

  listWeeks: async (team, from) => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :low AND :high",
      FilterExpression: live,
      // `$` comes after `#`: the end of the weeks.
      ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":low": { S: weekKey(from) }, ":high": { S: "WEEK$" }, ...nowValue(table) },
    });
    return items.map((item) => weekSchema.parse(item));
  },
});

const weekSchema = z.object({
  week: z.string(),
  errors: z.record(z.string(), z.object({ pipelines: z.number(), lookups: z.number(), days: z.number() })),
});
