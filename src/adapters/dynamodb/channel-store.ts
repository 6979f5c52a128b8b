import { GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { unknownChannel, type ChannelState } from "../../channels/channel-state.ts";
import type { ChannelStore } from "../../ports/channel-store.ts";
import { teamKey } from "./keys.ts";
import { conditionally, fromItem, itemVersion, type Table } from "./table.ts";

export const createChannelStore = (table: Table): ChannelStore => {
  const set = (channel: string, change: Partial<ChannelState>, condition?: string) => {
    const changes = Object.entries({ v: itemVersion, ...change });
    return table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: itemKey(channel),
        UpdateExpression: `SET ${changes.map((_, at) => `#${at} = :${at}`).join(", ")}`,
        ExpressionAttributeNames: { ...Object.fromEntries(changes.map(([name], at) => [`#${at}`, name])), ...(condition === undefined ? {} : { "#stopped": "stopped" }) },
        ExpressionAttributeValues: marshall({ ...Object.fromEntries(changes.map(([, value], at) => [`:${at}`, value])), ...(condition === undefined ? {} : { ":none": null }) }),
        ConditionExpression: condition,
      }),
    );
  };
  return {
    findChannel: async (channel) => {
      const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key: itemKey(channel), ConsistentRead: true }));
      return Item === undefined ? unknownChannel : stateSchema.parse(fromItem(Item));
    },
    changeChannel: async (channel, change) => {
      await set(channel, change);
    },
    stopChannel: async (channel, stopped) =>
      (await conditionally(set(channel, { stopped }, "attribute_not_exists(#stopped) OR #stopped = :none"))) ? "stopped" : "already",
  };
};

const itemKey = (channel: string): { pk: { S: string }; sk: { S: string } } => ({ pk: { S: teamKey(channel) }, sk: { S: "CHANNEL" } });

const stateSchema = z.object({
  name: z.string().nullable().default(null),
  shared: z.object({ is: z.boolean(), at: z.string() }).nullable().default(null),
  excerpts: z.boolean().default(false),
  watches: z.boolean().default(false),
  stopped: z.object({ reason: z.string(), at: z.string(), triedAt: z.string() }).nullable().default(null),
  heardAt: z.string().nullable().default(null),
}) satisfies z.ZodType<ChannelState>;
