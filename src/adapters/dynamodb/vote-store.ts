import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { voteDays } from "../../feedback/vote.ts";
import type { VoteStore } from "../../ports/vote-store.ts";
import { teamKey, voteKey, votes } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, live, nowValue, toItem, type Table } from "./table.ts";

export const createVoteStore = (table: Table): VoteStore => ({
  putVote: async (vote) => {
    const { team, errorId, voter, at } = vote;
    const Item = toItem({ pk: teamKey(team), sk: voteKey(errorId, voter), ...vote, expiresAt: daysAfter(new Date(at), voteDays) });
    await table.client.send(new PutItemCommand({ TableName: table.name, Item }));
  },

  listVotes: async ({ team, from, until }) => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :votes)",
      FilterExpression: `${live} AND #at >= :from AND #at < :until`,
      ExpressionAttributeNames: { "#at": "at" },
      ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":votes": { S: votes }, ":from": { S: from }, ":until": { S: until }, ...nowValue(table) },
    });
    return items.map((item) => schema.parse(item));
  },
});

const schema = z.object({ team: z.string(), errorId: z.string(), voter: z.string(), helped: z.boolean(), at: z.string() });
