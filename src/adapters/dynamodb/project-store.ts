import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { isGlob } from "../../pipelines/glob.ts";
import { matchingLink, postings, type Link } from "../../pipelines/link.ts";
import type { Project } from "../../pipelines/project.ts";
import type { ProjectStore } from "../../ports.ts";
import { linkKey, projectKey, teamKey, unlinkedProject } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, fromItem, toItem, type Item, type Table } from "./table.ts";

type LinkName = Pick<Link, "connection" | "projects">;

export const createProjectStore = (table: Table): ProjectStore => {
  const put = async (item: Item): Promise<void> => {
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: toItem(item) }));
  };
  const get = async (pk: string, sk: string): Promise<Item | undefined> => {
    const { Item } = await table.client.send(
      new GetItemCommand({ TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Item);
  };
  const remove = async (pk: string, sk: string): Promise<void> => {
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } } }));
  };

  const findLink = async (name: LinkName): Promise<StoredLink | undefined> => {
    const item = await get("LINKS", linkKey(name.connection, name.projects));
    return item === undefined ? undefined : linkSchema.parse(item);
  };

  /** Remembers that a project came under a link, so that it stays there under any name. */
  const bind = async (project: Project, { owner: _, ...link }: StoredLink): Promise<Link> => {
    const bound = { project, link: link.projects, team: link.team };
    await put({ pk: projectKey(project.connection, project.key), sk: "TEAM", ...bound });
    await put({ pk: teamKey(link.team), sk: projectKey(project.connection, project.key), ...bound });
    // A link by name belongs to the first project that came under it: one that takes the name over later is another.
    if (!isGlob(link.projects)) await put({ pk: "LINKS", sk: linkKey(link.connection, link.projects), ...link, owner: project.key });
    return link;
  };

  return {
    linkOf: async (project) => {
      const item = await get(projectKey(project.connection, project.key), "TEAM");
      if (item !== undefined) {
        const bound = boundSchema.parse(item);
        const link = await findLink({ connection: project.connection, projects: bound.link });
        if (link !== undefined) {
          const isCurrent = bound.team === link.team && bound.project.name === project.name;
          if (!isCurrent) await bind(project, link);
          return withoutOwner(link);
        }
      }
      const byName = await findLink({ connection: project.connection, projects: project.name });
      if (byName !== undefined && (byName.owner === undefined || byName.owner === project.key)) return bind(project, byName);
      const byPattern = matchingLink(await listLinks(table, project.connection), project);
      return byPattern === undefined ? undefined : bind(project, byPattern);
    },

    putLink: async (link) => {
      const owner = (await findLink(link))?.owner;
      await put({ pk: "TEAMS", sk: encodeURIComponent(link.team), team: link.team });
      await put({ pk: "LINKS", sk: linkKey(link.connection, link.projects), ...link, owner });
    },

    removeLink: async ({ connection, projects }) => {
      await remove("LINKS", linkKey(connection, projects));
    },

    listLinks: async () => (await listLinks(table)).map(withoutOwner),

    listProjects: async (team) => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":prefix": { S: "PROJECT#" } },
      });
      const linked: Project[] = [];
      for (const { project, link } of items.map((item) => boundSchema.parse(item))) {
        if ((await findLink({ connection: project.connection, projects: link }))?.team === team) linked.push(project);
      }
      return linked;
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

const listLinks = async (table: Table, connection?: string): Promise<StoredLink[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: connection === undefined ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: {
      ":pk": { S: "LINKS" },
      ...(connection === undefined ? {} : { ":prefix": { S: linkKey(connection, "") } }),
    },
  });
  return items.map((item) => linkSchema.parse(item));
};

const withoutOwner = ({ owner: _, ...link }: StoredLink): Link => link;

const linkSchema = z.object({
  connection: z.string(),
  projects: z.string(),
  team: z.string(),
  branches: z.array(z.string()),
  workflows: z.array(z.string()),
  post: z.enum(postings),
  owner: z.string().optional(),
});
type StoredLink = Link & { owner?: string | undefined };

const boundSchema = z.object({
  project: z.object({ connection: z.string(), key: z.string(), name: z.string() }),
  link: z.string(),
  team: z.string(),
});

const unlinkedSchema = z.object({ connection: z.string(), name: z.string(), count: z.number(), lastSeen: z.string() });
