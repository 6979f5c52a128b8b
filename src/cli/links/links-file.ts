import { parse, stringify, YAMLParseError } from "yaml";
import * as z from "zod";
import { UsageError } from "../../errors.ts";
import type { Allowance } from "../../linking/allowance.ts";
import { isSameProject } from "../../pipelines/glob.ts";
import { postings, type Link } from "../../pipelines/link.ts";
import { allowedKey } from "./read-allowances.ts";

const rule = z.strictObject({
  connection: z.string().min(1),
  projects: z.array(z.string().min(1)).min(1),
  branches: z.array(z.string().min(1)).default([]),
  workflows: z.array(z.string().min(1)).default([]),
  post: z.enum(postings).default("all"),
});

const fileSchema = z.record(z.string().regex(/^[CG][A-Z0-9]{6,20}$/, "is not a channel's id, as in C000000001"), z.array(rule));

/** Reads links.yaml: for each channel the projects it takes. Throws a UsageError that names every fault. */
export const readLinksFile = (text: string): Link[] => {
  const read = parseYaml(text);
  // An empty file is more often a step that failed than the wish to unlink everything.
  if (read === null || read === undefined) throw new UsageError("The links file is empty. To unlink everything, let it say {}.");
  const parsed = fileSchema.safeParse(withoutAllowed(read));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the file"}: ${issue.code === "invalid_key" ? "is not a channel's id, as in C000000001" : issue.message}`);
    throw new UsageError(`The links cannot be read:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  }
  const links = Object.entries(parsed.data).flatMap(([team, rules]) =>
    rules.flatMap(({ projects, ...rest }) => projects.map((project): Link => ({ team, projects: project, ...rest }))),
  );
  const twice = links.filter((link, index) => links.findIndex((other) => other.connection === link.connection && isSameProject(other.projects, link.projects)) !== index);
  if (twice.length > 0) {
    throw new UsageError(`Each project has one channel, and these are named twice: ${twice.map((link) => `${link.connection} ${link.projects}`).join(", ")}`);
  }
  return links;
};

/** Writes what readLinksFile reads: projects with the same channel and rules together, what is default left out. */
export const writeLinksFile = (links: readonly Link[], allowances: readonly Allowance[] = []): string => {
  const channels = Map.groupBy(links.toSorted(byName), (link) => link.team);
  const file = Object.fromEntries(
    [...channels].toSorted(([a], [b]) => a.localeCompare(b)).map(([team, ofTeam]) => [team, [...Map.groupBy(ofTeam, rulesOf).values()].map(ruleOf)]),
  );
  return stringify({ ...file, ...(allowances.length === 0 ? {} : { [allowedKey]: allowedRules(allowances) }) }, { lineWidth: 0 });
};

/** What channels may link by themselves is read on its own. */
const withoutAllowed = (file: unknown): unknown =>
  typeof file === "object" && file !== null && !Array.isArray(file) ? Object.fromEntries(Object.entries(file).filter(([key]) => key !== allowedKey)) : file;

const allowedRules = (allowances: readonly Allowance[]): object[] =>
  [...Map.groupBy(allowances.toSorted(byName), ({ connection, teams }) => JSON.stringify([connection, teams.toSorted()])).values()].map((same) => ({
    connection: same[0]?.connection,
    projects: same.map(({ projects }) => projects),
    ...(same[0]?.teams.length ? { channels: same[0].teams } : {}),
  }));

const byName = (a: Pick<Link, "connection" | "projects">, b: Pick<Link, "connection" | "projects">): number => a.connection.localeCompare(b.connection) || a.projects.localeCompare(b.projects);

const rulesOf = ({ connection, branches, workflows, post }: Link): string => JSON.stringify([connection, branches, workflows, post]);

const ruleOf = (links: readonly Link[]): object => {
  const [first] = links;
  if (first === undefined) return {};
  return {
    connection: first.connection,
    projects: links.map((link) => link.projects),
    ...(first.branches.length === 0 ? {} : { branches: first.branches }),
    ...(first.workflows.length === 0 ? {} : { workflows: first.workflows }),
    ...(first.post === "all" ? {} : { post: first.post }),
  };
};

const parseYaml = (text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new UsageError(`The links are no YAML: ${error.message.split("\n")[0]}`);
    throw error;
  }
};
