import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { requestDays, type LinkRequest } from "../../linking/link-request.ts";
import type { LinkingStore } from "../../ports/linking-store.ts";
import { linkKey } from "./keys.ts";
import { linkSchema } from "./project-store.ts";
import { putRevision } from "./put-revision.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, fromItem, isLive, toItem, type Table } from "./table.ts";

export const createLinkingStore = (table: Table): LinkingStore => ({
  listAllowances: async () => {
    const items = await queryAll(table, { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: allowed } } });
    return items.map((item) => allowanceSchema.parse(item));
  },

  putAllowance: async ({ connection, projects, teams }) => {
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: toItem({ pk: allowed, sk: linkKey(connection, projects), connection, projects, teams }) }));
  },

  removeAllowance: async ({ connection, projects }) => {
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: allowed }, sk: { S: linkKey(connection, projects) } } }));
  },

  findLinkRequest: async (id) => {
    const Key = { pk: { S: requests }, sk: { S: id } };
    const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true }));
    const item = Item === undefined ? undefined : fromItem(Item);
    return item !== undefined && isLive(item, table.clock()) ? requestSchema.parse(item) : undefined;
  },

  changeLinkRequest: (request) => putRevision(table, { pk: requests, sk: request.id, ...request, expiresAt: daysAfter(new Date(request.askedAt), requestDays) }),
});

const allowed = "ALLOWED";
const requests = "REQUESTS";

const allowanceSchema = z.object({ connection: z.string(), projects: z.string(), teams: z.array(z.string()) });

const requestedSchema = linkSchema.omit({ owner: true });

const requestSchema = z.object({
  id: z.string(),
  link: requestedSchema,
  askedBy: z.string(),
  askedAt: z.string(),
  decision: z.object({ approved: z.boolean(), by: z.string(), at: z.string() }).nullable(),
  making: z.object({ before: requestedSchema.nullable(), isMade: z.boolean() }).optional(),
  isDone: z.boolean(),
  revision: z.number(),
}) satisfies z.ZodType<LinkRequest>;
