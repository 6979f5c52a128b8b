import { DeleteItemCommand, GetItemCommand, UpdateItemCommand, ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { ReplyStore, Reservation } from "../../ports.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { reply, runKey } from "./keys.ts";
import { conditionally, daysAfter, fromItem, itemVersion, seconds, type Table } from "./table.ts";

type ReplyKey = { run: RunKey; channel: string };

export const createReplyStore = (table: Table): ReplyStore => {
  const current = async (key: ReplyKey): Promise<Reservation | undefined> => {
    const { Item } = await table.client.send(
      new GetItemCommand({ TableName: table.name, Key: replyItemKey(key), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const item = fromItem(Item);
    return typeof item["ts"] === "string"
      ? { kind: "posted", ts: item["ts"] }
      : { kind: "held", until: String(item["reservedUntil"]) };
  };

  return {
    reserveReply: async ({ leaseSeconds, ...key }) => {
      const now = table.clock();
      const until = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
      try {
        const { Attributes } = await table.client.send(
          new UpdateItemCommand({
            TableName: table.name,
            Key: replyItemKey(key),
            UpdateExpression:
              "SET reservedUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now), expiresAt = :expires, v = :v REMOVE ts",
            ConditionExpression:
              "expiresAt <= :seconds OR (attribute_not_exists(ts) AND (attribute_not_exists(reservedUntil) OR reservedUntil <= :now))",
            ExpressionAttributeValues: {
              ":until": { S: until },
              ":now": { S: now.toISOString() },
              ":seconds": { N: String(seconds(now)) },
              ":expires": { N: String(daysAfter(now, occurrenceDays)) },
              ":v": { N: String(itemVersion) },
            },
            ReturnValues: "ALL_OLD",
          }),
        );
        const earlier = Attributes === undefined ? undefined : fromItem(Attributes)["firstTriedAt"];
        return typeof earlier === "string"
          ? { kind: "reserved", firstTriedAt: earlier, takenOver: true }
          : { kind: "reserved", firstTriedAt: now.toISOString(), takenOver: false };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await current(key)) ?? { kind: "held", until: now.toISOString() };
      }
    },

    markReplyPosted: async ({ ts, ...key }) => {
      await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: replyItemKey(key),
          UpdateExpression: "SET ts = :ts, expiresAt = if_not_exists(expiresAt, :expires), v = :v REMOVE reservedUntil",
          ExpressionAttributeValues: {
            ":ts": { S: ts },
            ":expires": { N: String(daysAfter(table.clock(), occurrenceDays)) },
            ":v": { N: String(itemVersion) },
          },
        }),
      );
    },

    releaseReply: async (key) => {
      await conditionally(
        table.client.send(
          new DeleteItemCommand({ TableName: table.name, Key: replyItemKey(key), ConditionExpression: "attribute_not_exists(ts)" }),
        ),
      );
    },
  };
};

const replyItemKey = ({ run, channel }: ReplyKey): { pk: { S: string }; sk: { S: string } } => ({
  pk: { S: runKey(run) },
  sk: { S: reply(channel, run) },
});
