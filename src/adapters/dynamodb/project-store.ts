import { GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { Project } from "../../pipelines/project.ts";
import type { ProjectStore } from "../../ports.ts";
import { projectKey, teamKey, unlinkedProject } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, fromItem, toItem, type Table } from "./table.ts";

export const createProjectStore = (table: Table): ProjectStore => {
  const put = async (item: Record<string, unknown>): Promise<void> => {
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: toItem(item) }));
  };

  const findLink = async (connection: string, project: string): Promise<Link | undefined> => {
    const { Item } = await table.client.send(
      new GetItemCommand({
        TableName: table.name,
        Key: { pk: { S: projectKey(connection, project) }, sk: { S: "TEAM" } },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : linkSchema.parse(fromItem(Item));
  };

  const linkProject = async (project: Project, team: string): Promise<void> => {
    await put({ pk: "TEAMS", sk: encodeURIComponent(team), team });
    await put({ pk: teamKey(team), sk: projectKey(project.connection, project.key), project });
    await put({ pk: projectKey(project.connection, project.key), sk: "TEAM", team, name: project.name });
  };

  return {
    linkProject,

    teamOf: async (project) => {
      const byKey = await findLink(project.connection, project.key);
      if (byKey !== undefined) {
        if (byKey.name !== project.name) await linkProject(project, byKey.team);
        return byKey.team;
      }
      if (project.key === project.name) return undefined;
      const byName = await findLink(project.connection, project.name);
      // A link by name belongs to the first project that came under it: one that takes the name over later is another.
      if (byName === undefined || (byName.key !== undefined && byName.key !== project.key)) return undefined;
      await linkProject(project, byName.team);
      await put({ pk: projectKey(project.connection, project.name), sk: "TEAM", ...byName, key: project.key });
      return byName.team;
    },

    listProjects: async (team) => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":prefix": { S: "PROJECT#" } },
      });
      return items.map((item) => linkedSchema.parse(item).project);
    },

    listUnlinked: async () => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "UNLINKED" } },
      });
      return items.map((item) => unlinkedSchema.parse(item));
    },

    noteUnlinked: async (run) => {
      const update = new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: "UNLINKED" }, sk: { S: unlinkedProject(run.project) } },
        UpdateExpression: "SET #connection = :connection, #name = :name, lastSeen = :seen, lastRun = :run ADD #count :one",
        ConditionExpression: "attribute_not_exists(lastRun) OR lastRun <> :run",
        ExpressionAttributeNames: { "#connection": "connection", "#name": "name", "#count": "count" },
        ExpressionAttributeValues: {
          ":connection": { S: run.project.connection },
          ":name": { S: run.project.name },
          ":seen": { S: run.occurredAt },
          ":run": { S: `${run.runId}/${run.attempt}` },
          ":one": { N: "1" },
        },
      });
      await conditionally(table.client.send(update));
    },
  };
};

const linkSchema = z.object({ team: z.string(), name: z.string(), key: z.string().optional() });
type Link = z.infer<typeof linkSchema>;

const unlinkedSchema = z.object({ connection: z.string(), name: z.string(), count: z.number(), lastSeen: z.string() });

const linkedSchema = z.object({ project: z.object({ connection: z.string(), key: z.string(), name: z.string() }) });
