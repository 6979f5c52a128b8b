import { ConditionalCheckFailedException, PutItemCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Clock } from "../../ports/clock.ts";

/** What every part of the store works with. */
export type Table = { client: TableClient; name: string; clock: Clock };

/** What a store uses of the client of the SDK. */
export type TableClient = Pick<DynamoDBClient, "send">;

export type Item = Record<string, unknown>;

/** The layout of the items this release writes; it reads this one and the one before. */
export const itemVersion = 1;

export const toItem = (item: Item): Record<string, AttributeValue> =>
  marshall({ v: itemVersion, ...item }, { removeUndefinedValues: true });

export const fromItem = (item: Record<string, AttributeValue>): Item => unmarshall(item);

/** DynamoDB's time to live: whole seconds since 1970. */
export const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

export const daysAfter = (time: Date, days: number): number => seconds(time) + days * 86_400;

/** Expired items are deleted late, so they count as absent until then: in conditions … */
export const absent = "(attribute_not_exists(pk) OR expiresAt <= :now)";
/** … and in reads. */
export const live = "(attribute_not_exists(expiresAt) OR expiresAt > :now)";

export const nowValue = (table: Table): Record<string, AttributeValue> => ({ ":now": { N: String(seconds(table.clock())) } });

export const isLive = (item: Item, now: Date): boolean => item["expiresAt"] === undefined || Number(item["expiresAt"]) > seconds(now);

/** Whether the condition held; any other fault is thrown on. */
export const conditionally = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Puts a mark unless it is there: whether this is the first time. */
export const markFirst = (table: Table, mark: { pk: string; sk: string; days: number }): Promise<boolean> =>
  conditionally(
    table.client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: toItem({ pk: mark.pk, sk: mark.sk, expiresAt: daysAfter(table.clock(), mark.days) }),
        ConditionExpression: absent,
        ExpressionAttributeValues: nowValue(table),
      }),
    ),
  );
