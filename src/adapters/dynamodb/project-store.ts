import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { chooseLink, postings, type Bound, type Link, type StoredLink } from "../../pipelines/link.ts";
import type { Project } from "../../pipelines/project.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { linkKey, mark, projectKey, runKey, teamKey, unlinkedProject } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { joinTeam } from "./team-store.ts";
import { conditionally, daysAfter, fromItem, itemVersion, live, markFirst, nowValue, toItem, type Item, type Table } from "./table.ts";

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
  const bind = async (project: Project, link: StoredLink, before: Found | undefined): Promise<Link> => {
    const matched = before?.link.projects === link.projects ? before.matched : project.name;
    const bound = { project, link: link.projects, team: link.team, matched };
    if (before !== undefined && before.team !== link.team) await remove(teamKey(before.team), projectKey(project.connection, project.key));
    await put({ pk: projectKey(project.connection, project.key), sk: "TEAM", ...bound });
    await put({ pk: teamKey(link.team), sk: projectKey(project.connection, project.key), ...bound });
    // Where only the case differs, a project of just that name may come yet.
    if (link.projects === project.name) await own(link, project);
    return withoutOwner(link);
  };

  /** A link by name belongs to the first project that came under it: one that takes the name over later is another. */
  const own = async (link: StoredLink, project: Project): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: "LINKS" }, sk: { S: linkKey(link.connection, link.projects) } },
      UpdateExpression: "SET #owner = :owner",
      // Only the owner is written: a link that was changed or removed meanwhile stays as it is.
      ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#owner)",
      ExpressionAttributeNames: { "#owner": "owner" },
      ExpressionAttributeValues: { ":owner": { S: project.key } },
    });
    await conditionally(table.client.send(update));
  };

  /** Where a project was before, if that link is still there. */
  const findBound = async (project: Project): Promise<Found | undefined> => {
    const item = await get(projectKey(project.connection, project.key), "TEAM");
    if (item === undefined) return undefined;
    const bound = boundSchema.parse(item);
    const link = await findLink({ connection: project.connection, projects: bound.link });
    return link === undefined ? undefined : { link, matched: bound.matched, team: bound.team, name: bound.project.name };
  };

  return {
    linkOf: async (project) => {
      const before = await findBound(project);
      const chosen = chooseLink(project, before, await listLinks(table, project.connection));
      if (chosen === undefined) return undefined;
      const isKept = before?.link.projects === chosen.projects && before.team === chosen.team && before.name === project.name;
      return isKept ? withoutOwner(chosen) : bind(project, chosen, before);
    },

    putLink: async (link) => {
      await joinTeam(table, link.team);
      const { connection, projects, team, branches, workflows, post } = link;
      // The owner is left as it is.
      await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: { pk: { S: "LINKS" }, sk: { S: linkKey(connection, projects) } },
          UpdateExpression: "SET v = :v, #connection = :connection, projects = :projects, team = :team, branches = :branches, workflows = :workflows, post = :post",
          ExpressionAttributeNames: { "#connection": "connection" },
          ExpressionAttributeValues: marshall({ ":v": itemVersion, ":connection": connection, ":projects": projects, ":team": team, ":branches": branches, ":workflows": workflows, ":post": post }),
        }),
      );
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
      const links = await listLinks(table);
      const isLinked = ({ project, link }: z.infer<typeof boundSchema>): boolean =>
        links.some((each) => each.connection === project.connection && each.projects === link && each.team === team);
      return items.map((item) => boundSchema.parse(item)).filter(isLinked).map(({ project }) => project);
    },

    listUnlinked: async () => {
      const items = await queryAll(table, {
        KeyConditionExpression: "pk = :pk",
        FilterExpression: live,
        ExpressionAttributeValues: { ":pk": { S: "UNLINKED" }, ...nowValue(table) },
      });
      return items.map((item) => unlinkedSchema.parse(item));
    },

    noteUnlinked: async (run) => {
      const isFirst = await markFirst(table, { pk: runKey(run), sk: mark("UNLINKED", run), days: occurrenceDays });
      const update = new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: "UNLINKED" }, sk: { S: unlinkedProject(run.project) } },
        UpdateExpression: "SET #connection = :connection, #name = :name, lastSeen = :seen, expiresAt = :expires, v = :v ADD #count :one",
        // Where an earlier try ended between the two it is listed now; where it is listed already, its count may stay one too low.
        ...(isFirst ? {} : { ConditionExpression: "attribute_not_exists(pk)" }),
        ExpressionAttributeNames: { "#connection": "connection", "#name": "name", "#count": "count" },
        ExpressionAttributeValues: marshall({
          ":connection": run.project.connection,
          ":name": run.project.name,
          ":seen": table.clock().toISOString(),
          ":expires": daysAfter(table.clock(), unlinkedDays),
          ":v": itemVersion,
          ":one": 1,
        }),
      });
      await conditionally(table.client.send(update));
    },
  };
};

/** How long a project that nobody links is remembered after its last failure. */
const unlinkedDays = 90;

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

/** Of a stored link. */
export const linkSchema = z.object({
  connection: z.string(),
  projects: z.string(),
  team: z.string(),
  branches: z.array(z.string()),
  workflows: z.array(z.string()),
  post: z.enum(postings),
  owner: z.string().optional(),
});
const boundSchema = z.object({
  project: z.object({ connection: z.string(), key: z.string(), name: z.string() }),
  link: z.string(),
  team: z.string(),
  matched: z.string(),
});

/** Where a project was before: under which link, team and name. */
type Found = Bound & { team: string; name: string };

const unlinkedSchema = z.object({ connection: z.string(), name: z.string(), count: z.number(), lastSeen: z.string() });
