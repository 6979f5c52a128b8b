import { DeleteItemCommand, GetItemCommand, UpdateItemCommand, ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { PostingStore, Reservation } from "../../ports/posting-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import type { Posting } from "../../posting/posting.ts";
import { postingKey } from "./keys.ts";
import { conditionally, daysAfter, fromItem, isLive, itemVersion, seconds, type Item, type Table } from "./table.ts";

export const createPostingStore = (table: Table): PostingStore => {
  const current = async (posting: Posting): Promise<Reservation | undefined> => {
    const { Item } = await table.client.send(
      new GetItemCommand({ TableName: table.name, Key: itemKey(posting), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const item = fromItem(Item);
    return typeof item["ts"] === "string"
      ? { kind: "posted", ts: item["ts"], ...threadOf(item) }
      : { kind: "held", until: String(item["reservedUntil"]) };
  };

  return {
    reserve: async (posting, leaseSeconds, threadTs = inNoThread) => {
      const now = table.clock();
      const until = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
      try {
        const { Attributes } = await table.client.send(
          new UpdateItemCommand({
            TableName: table.name,
            Key: itemKey(posting),
            UpdateExpression:
              "SET reservedUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now), threadTs = if_not_exists(threadTs, :thread), expiresAt = :expires, v = :v REMOVE ts",
            ConditionExpression:
              "expiresAt <= :seconds OR (attribute_not_exists(ts) AND (attribute_not_exists(reservedUntil) OR reservedUntil <= :now))",
            ExpressionAttributeValues: {
              ":until": { S: until },
              ":now": { S: now.toISOString() },
              ":thread": { S: threadTs },
              ":seconds": { N: String(seconds(now)) },
              ":expires": { N: String(daysAfter(now, occurrenceDays)) },
              ":v": { N: String(itemVersion) },
            },
            ReturnValues: "ALL_OLD",
          }),
        );
        const earlier = Attributes === undefined ? {} : fromItem(Attributes);
        return typeof earlier["firstTriedAt"] === "string"
          ? { kind: "reserved", takenOver: true, firstTriedAt: earlier["firstTriedAt"], triedUntil: String(earlier["reservedUntil"] ?? now.toISOString()), ...threadOf(earlier) }
          : { kind: "reserved", takenOver: false, firstTriedAt: now.toISOString() };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await current(posting)) ?? { kind: "held", until: now.toISOString() };
      }
    },

    markPosted: async (posting, ts) => {
      await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: itemKey(posting),
          UpdateExpression: "SET ts = :ts, expiresAt = if_not_exists(expiresAt, :expires), v = :v REMOVE reservedUntil",
          ExpressionAttributeValues: {
            ":ts": { S: ts },
            ":expires": { N: String(daysAfter(table.clock(), occurrenceDays)) },
            ":v": { N: String(itemVersion) },
          },
        }),
      );
    },

    release: async (posting) => {
      await conditionally(
        table.client.send(
          new DeleteItemCommand({ TableName: table.name, Key: itemKey(posting), ConditionExpression: "attribute_not_exists(ts)" }),
        ),
      );
    },

    findPosted: async (posting) => {
      const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key: itemKey(posting), ConsistentRead: true }));
      const item = Item === undefined ? undefined : fromItem(Item);
      return item !== undefined && isLive(item, table.clock()) && typeof item["ts"] === "string" ? { ts: item["ts"], ...threadOf(item) } : undefined;
    },
  };
};

/** What was tried first stays known, also that it was in no thread. (No empty text: DynamoDB took none before 2020, and its local build still does not.) */
const inNoThread = "none";

const threadOf = (item: Item): { threadTs?: string } =>
  typeof item["threadTs"] === "string" && item["threadTs"] !== inNoThread ? { threadTs: item["threadTs"] } : {};

const itemKey = (posting: Posting): { pk: { S: string }; sk: { S: string } } => {
  const { pk, sk } = postingKey(posting);
  return { pk: { S: pk }, sk: { S: sk } };
};
