import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { OrganizationStore } from "../../ports/organization-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { organizationHit, organizationKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { daysAfter, live, nowValue, toItem, type Table } from "./table.ts";

export const createOrganizationStore = (table: Table): OrganizationStore => ({
  noteHit: async ({ organization, errorId, day, team }) => {
    const expiresAt = daysAfter(new Date(`${day}T00:00:00Z`), occurrenceDays);
    const Item = toItem({ pk: organizationKey(organization), sk: organizationHit(day, errorId, team), expiresAt });
    await table.client.send(new PutItemCommand({ TableName: table.name, Item }));
  },

  countTeams: async ({ organization, errorId, day }) => {
    const hits = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :hits)",
      FilterExpression: live,
      ExpressionAttributeValues: { ":pk": { S: organizationKey(organization) }, ":hits": { S: organizationHit(day, errorId, "") }, ...nowValue(table) },
    });
    return hits.length;
  },
});
