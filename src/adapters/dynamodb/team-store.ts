import { DeleteItemCommand, GetItemCommand, QueryCommand, UpdateItemCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { TeamStore } from "../../ports/team-store.ts";
import type { TeamProfile } from "../../recurrence/team-profile.ts";
import { teamKey, teamOfTeams } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, fromItem, itemVersion, type Item, type Table } from "./table.ts";

/** The list of teams is one partition, `TEAMS`, with each one's next slot; what a team has set is its `PROFILE`. */
export const createTeamStore = (table: Table): TeamStore => {
  const get = async (key: Key): Promise<Item | undefined> => {
    const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : fromItem(Item);
  };

  return {
    joinTeam: (team, dueAt) => joinTeam(table, team, dueAt),

    leaveTeam: async (team) => {
      await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: listedKey(team) }));
      await conditionally(
        table.client.send(
          new UpdateItemCommand({
            TableName: table.name,
            Key: profileKey(team),
            UpdateExpression: "SET leftAt = :now",
            ConditionExpression: "attribute_exists(pk)",
            ExpressionAttributeValues: { ":now": { S: table.clock().toISOString() } },
          }),
        ),
      );
    },

    findTeam: async (team) => {
      const item = await get(profileKey(team));
      return item === undefined || item["leftAt"] !== undefined ? undefined : profileSchema.parse(item);
    },

    changeTeam: async (team, change) => {
      const changes = Object.entries(change);
      if (changes.length === 0) return;
      const update = new UpdateItemCommand({
        TableName: table.name,
        Key: profileKey(team),
        UpdateExpression: `SET v = :v, ${changes.map((_, at) => `#${at} = :${at}`).join(", ")}`,
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(leftAt)",
        ExpressionAttributeNames: Object.fromEntries(changes.map(([name], at) => [`#${at}`, name])),
        ExpressionAttributeValues: marshall({ ":v": itemVersion, ...Object.fromEntries(changes.map(([, value], at) => [`:${at}`, value])) }),
      });
      await conditionally(table.client.send(update));
    },

    findDigestState: async (team) => {
      const item = await get(listedKey(team));
      return item === undefined ? undefined : stateSchema.parse(item);
    },

    moveDueAt: async (team, from, to, toldUntil) => {
      const update = new UpdateItemCommand({
        TableName: table.name,
        Key: listedKey(team),
        UpdateExpression: `SET dueAt = :to, v = :v${toldUntil === undefined ? "" : ", toldUntil = :told"}`,
        ConditionExpression: from === null ? "attribute_exists(pk) AND attribute_not_exists(dueAt)" : "dueAt = :from",
        ExpressionAttributeValues: marshall(
          { ":to": to, ":v": itemVersion, ":from": from ?? undefined, ":told": toldUntil },
          { removeUndefinedValues: true },
        ),
      });
      return (await conditionally(table.client.send(update))) ? "moved" : "conflict";
    },

    listTeams: async () => {
      const items = await queryAll(table, { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: "TEAMS" } } });
      return items.map((item) => z.string().parse(item["team"]));
    },

    listDueTeams: async function* (now) {
      let start: QueryCommandInput["ExclusiveStartKey"];
      do {
        // Read without consistency, at half the units: what is missed is read again in an hour.
        const page = await table.client.send(
          new QueryCommand({
            TableName: table.name,
            KeyConditionExpression: "pk = :pk",
            FilterExpression: "attribute_not_exists(dueAt) OR dueAt <= :now",
            ExpressionAttributeValues: { ":pk": { S: "TEAMS" }, ":now": { S: now.toISOString() } },
            ExclusiveStartKey: start,
          }),
        );
        const due = (page.Items ?? []).map((item) => dueSchema.parse(fromItem(item)));
        if (due.length > 0) yield due;
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
    },
  };
};

/** Listed first, so that a break between the two writes is mended by saying it again. */
export const joinTeam = async (table: Table, team: string, dueAt?: string): Promise<"joined" | "already"> => {
  await table.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: listedKey(team),
      UpdateExpression: `SET team = :team, v = :v${dueAt === undefined ? "" : ", dueAt = if_not_exists(dueAt, :due)"}`,
      ExpressionAttributeValues: marshall({ ":team": team, ":v": itemVersion, ":due": dueAt }, { removeUndefinedValues: true }),
    }),
  );
  const joined = await conditionally(
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: profileKey(team),
        UpdateExpression: `SET team = :team, v = :v, joinedAt = :now, ${settings.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(", ")} REMOVE leftAt`,
        ConditionExpression: "attribute_not_exists(pk) OR attribute_exists(leftAt)",
        ExpressionAttributeNames: Object.fromEntries(settings.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: marshall({
          ":team": team,
          ":v": itemVersion,
          ":now": table.clock().toISOString(),
          ":name": null,
          ":digestOn": true,
          ":schedule": null,
          ":thresholds": {},
        }),
      }),
    ),
  );
  return joined ? "joined" : "already";
};

type Key = { pk: { S: string }; sk: { S: string } };

const profileKey = (team: string): Key => ({ pk: { S: teamKey(team) }, sk: { S: "PROFILE" } });
const listedKey = (team: string): Key => ({ pk: { S: "TEAMS" }, sk: { S: teamOfTeams(team) } });

const settings = ["name", "digestOn", "schedule", "thresholds"] as const;

const counts = z.object({ notice: z.number(), warning: z.number() });

const profileSchema: z.ZodType<TeamProfile> = z.object({
  team: z.string(),
  name: z.string().nullable(),
  digestOn: z.boolean(),
  schedule: z
    .object({
      weekday: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]),
      time: z.string(),
      zone: z.string(),
    })
    .nullable(),
  thresholds: z.object({ throttling: counts.exactOptional(), "daily-limit": counts.exactOptional(), other: counts.exactOptional() }),
  joinedAt: z.string(),
});

const time = z.string().nullable().default(null);
const stateSchema = z.object({ dueAt: time, toldUntil: time });
const dueSchema = z.object({ team: z.string(), dueAt: time });
