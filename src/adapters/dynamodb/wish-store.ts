import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { wishDays } from "../../feedback/wish.ts";
import type { WishStore } from "../../ports/wish-store.ts";
import { wishKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, live, nowValue, toItem, type Table } from "./table.ts";

export const createWishStore = (table: Table): WishStore => ({
  putWish: async (wish) => {
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: toItem({ pk: "WISHES", sk: wishKey(wish.askId), ...wish, expiresAt: daysAfter(new Date(wish.at), wishDays) }) }));
  },
  listWishes: async ({ from, until }) => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk",
      FilterExpression: `${live} AND #at >= :from AND #at < :until`,
      ExpressionAttributeNames: { "#at": "at" },
      ExpressionAttributeValues: { ":pk": { S: "WISHES" }, ":from": { S: from }, ":until": { S: until }, ...nowValue(table) },
    });
    return items.map((item) => schema.parse(item));
  },
});

const schema = z.object({ askId: z.string(), query: z.string(), at: z.string() });
