import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { FlagStore } from "../../ports/flag-store.ts";
import { flagDays } from "../../recurrence/flag-days.ts";
import { noFlag, type FlagState } from "../../recurrence/flag-state.ts";
import { ladderNames } from "../../recurrence/ladder-name.ts";
import { levels } from "../../recurrence/level.ts";
import { flagKey, teamKey } from "./keys.ts";
import { putRevision } from "./put-revision.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, fromItem, isLive, live, nowValue, type Table } from "./table.ts";

export const createFlagStore = (table: Table): FlagStore => ({
  findFlag: async ({ team, errorId }) => {
    const Key = { pk: { S: teamKey(team) }, sk: { S: flagKey(errorId) } };
    const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true }));
    const item = Item === undefined ? undefined : fromItem(Item);
    return item !== undefined && isLive(item, table.clock()) ? stateSchema.parse(item) : noFlag;
  },

  changeFlag: ({ team, errorId }, state) =>
    putRevision(table, { pk: teamKey(team), sk: flagKey(errorId), errorId, ...state, expiresAt: daysAfter(table.clock(), flagDays) }),

  listFlags: async (team) => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :flags)",
      FilterExpression: live,
      ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":flags": { S: flagKey("") }, ...nowValue(table) },
    });
    return items.map((item) => ({ errorId: z.string().parse(item["errorId"]), state: stateSchema.parse(item) }));
  },
});

const level = z.enum(levels);

const claims = z.array(z.object({ ladder: z.enum(ladderNames), level, episode: z.string(), through: z.string(), raisedAt: z.string(), told: z.boolean() }));

const stateSchema: z.ZodType<FlagState> = z.object({
  claims,
  lapsed: claims.optional(),
  snooze: z.object({ until: z.string(), unlessWorseThan: level.nullable(), by: z.string(), at: z.string() }).nullable(),
  mutes: z.array(z.object({ project: z.string().nullable(), until: z.string(), reason: z.string(), by: z.string(), at: z.string() })),
  taken: z.object({ by: z.string(), at: z.string() }).nullable(),
  revision: z.number(),
});
