import { reachConnection } from "../../adapters/ci/reach-connection.ts";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { findLastRun } from "../../adapters/dynamodb/find-last-run.ts";
import { inspectTable } from "../../adapters/dynamodb/inspect-table.ts";
import { createSlackInspection } from "../../adapters/slack/create-slack-inspection.ts";
import { redact } from "../../adapters/redaction/redact.ts";
import { inspectQueue } from "../../adapters/sqs/inspect-queue.ts";
import { processEnvironment, readSettings } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { ConfigurationError } from "../../errors.ts";
import { checkConnection } from "../../health/check-connection.ts";
import { checkLinks, type LinkedProject } from "../../health/check-links.ts";
import { checkQueue } from "../../health/check-queue.ts";
import { checkChannel, checkSlack } from "../../health/check-slack.ts";
import { checkTable } from "../../health/check-table.ts";
import { notChecked, toDo, type Check } from "../../health/check.ts";
import type { Link } from "../../pipelines/link.ts";
import { safeName } from "../../pipelines/safe-name.ts";
import { openTable } from "../open-table.ts";

type Known = { links: Link[]; projects: LinkedProject[]; unlinked: { connection: string; name: string }[]; runs: Map<string, { runId: string; attempt: number }> };
type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Slack lets 50 of these calls a minute through. */
const mostChannels = 40;
const week = 7 * 86_400_000;

/** Looks at what the settings point at. What cannot be looked at for want of a setting is said so; nothing is changed or posted. */
export const checkWorld = async (now: Date): Promise<Check[]> => {
  const { checks, known } = await settled("table", () => lookAtTable(now), { checks: [], known: undefined });
  return [
    ...(await settled("slack", () => lookAtSlack(known), [])),
    ...checks,
    ...(await settled("queue", lookAtQueue, [])),
    ...(await settled("connections", () => lookAtConnections(known), [])),
    ...(known === undefined ? [notChecked("links", "links", "the table could not be read")] : await lookAtLinks(known, now)),
    ...(await lookAtBot()),
  ];

  /** A setting that is missing is told among the settings. */
  async function settled<T>(area: Check["area"], look: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      const skipped = notChecked(area, area, `for want of ${error.settings.join(", ")}`);
      return (Array.isArray(otherwise) ? [skipped] : { ...otherwise, checks: [skipped] }) as T;
    }
  }
};

const lookAtTable = async (now: Date): Promise<{ checks: Check[]; known: Known | undefined }> => {
  const { client, store, tableName } = openTable();
  const table = { client, name: tableName, clock: () => now };
  try {
    const inspected = await inspectTable(table);
    // A database of one's own may not know of a time to live.
    const state = inspected.kind === "there" && processEnvironment()["DYNAMODB_ENDPOINT"] ? { ...inspected, expiry: inspected.expiry ?? undefined } : inspected;
    const checks = checkTable(tableName, state);
    if (state.kind !== "there" || checks[0]?.state !== "ok") return { checks, known: undefined };
    const links = await store.listLinks();
    const known: Known = { links, projects: [], unlinked: await store.listUnlinked(), runs: new Map() };
    for (const team of new Set(links.map((link) => link.team))) {
      const lately = await store.listOccurrences({ team, from: new Date(now.getTime() - week).toISOString(), until: new Date(now.getTime() + 1).toISOString() });
      for (const project of await store.listProjects(team)) {
        const failed = lately.findLast((each) => each.source === "pipeline" && each.project.connection === project.connection && each.project.key === project.key);
        if (failed?.source === "pipeline") known.runs.set(`${project.connection} ${project.key}`, failed);
        const times = [failed?.occurredAt, await findLastRun(table, project)].filter((time) => typeof time === "string");
        known.projects.push({ team, project, lastRun: times.toSorted().at(-1) ?? null });
      }
    }
    return { checks, known };
  } finally {
    client.destroy();
  }
};

const lookAtSlack = async (known: Known | undefined): Promise<Check[]> => {
  const settings = readSettings(processEnvironment(), ["SLACK_BOT_TOKEN", "SLACK_API_URL"]);
  const slack = createSlackInspection({ token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL });
  const identity = await slack.identify();
  const checks = checkSlack(identity);
  if (identity.kind === "unknown") return checks;
  const channels = new Map((known?.links ?? []).map(({ team }) => [team, "projects are linked to it"]));
  // A malformed one is told among the settings.
  const { OPS_CHANNEL: operations } = processEnvironment();
  if (operations && /^[CG][A-Z0-9]+$/.test(operations)) channels.set(operations, "it is told what is to be fixed");
  for (const [channel, why] of [...channels].slice(0, mostChannels)) checks.push(checkChannel(channel, why, await slack.membershipOf(channel)));
  if (channels.size > mostChannels) checks.push(notChecked("slack", "channels", `${channels.size - mostChannels} more: Slack lets no more be asked at once`));
  return checks;
};

const keysOf = (): { region: string; keys: Keys | undefined } => {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = readSettings(processEnvironment(), ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
  if (accessKeyId === undefined || secretAccessKey === undefined) return { region, keys: undefined };
  return { region, keys: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } };
};

const lookAtQueue = async (): Promise<Check[]> => {
  const { QUEUE_URL: queueUrl } = readSettings(processEnvironment(), ["QUEUE_URL"]);
  const { region, keys } = keysOf();
  if (keys === undefined) return [notChecked("queue", "queue", "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set (aws configure export-credentials --format env)")];
  return checkQueue(await inspectQueue({ queueUrl, region, credentials: keys }));
};

/** Those that projects are linked of, and those that have a token: of the others nobody expects anything. */
const lookAtConnections = async (known: Known | undefined): Promise<Check[]> => {
  const { region, keys } = keysOf();
  const connections = readConnections(processEnvironment(), Object.values(ciProviders));
  const linked = new Set(known?.links.map(({ connection }) => connection));
  const checks = [...linked]
    .filter((name) => !connections.some((each) => each.name === name))
    .map((name) => toDo("connections", name, "projects are linked of it, and there is no such connection", "Name it in CONNECTIONS as the bot has it, or unlink its projects."));
  for (const connection of connections.filter(({ name, token }) => linked.has(name) || token !== undefined)) {
    const project = known?.projects.find((each) => each.project.connection === connection.name)?.project ?? projectOf(connection.name, known?.links ?? []);
    const run = { runId: "1", attempt: 1, occasion: null, ...known?.runs.get(`${project.connection} ${project.key}`), project };
    const isReceived = ciProviders[connection.provider]?.eventSources === undefined;
    const aws = keys === undefined ? {} : { aws: { region, credentials: keys } };
    checks.push(...checkConnection(connection, isReceived, await reachConnection({ ...connection, ...aws }, run)));
  }
  return checks;
};

const projectOf = (connection: string, links: readonly Link[]) => {
  const name = links.find((link) => link.connection === connection && !link.projects.includes("*"))?.projects ?? "nobody/nothing";
  return { connection, key: name, name };
};

const lookAtLinks = async ({ links, projects, unlinked }: Known, now: Date): Promise<Check[]> => {
  // What is printed here may be a job's log.
  if (links.length > 0) return Promise.all(checkLinks(links, projects, now, unlinked).map(async (check) => ({ ...check, subject: await safeName(redact, check.subject) })));
  return processEnvironment()["DEFAULT_CHANNEL"] ? [notChecked("links", "links", "none: everything goes to DEFAULT_CHANNEL")] : [toDo("links", "links", "none: no pipeline is answered", "Type /coveo-error link in a channel, or use coveo-error links apply.")];
};

const lookAtBot = async (): Promise<Check[]> => {
  const { COVEO_ERROR_URL: url } = processEnvironment();
  if (!url) return [];
  const address = `${url.replace(/\/$/, "")}/health`;
  const mend = "Check COVEO_ERROR_URL; then read the log of the function ci-webhook: a setting that keeps it from starting is named there.";
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    const { version } = (await response.json()) as { version?: unknown };
    return [response.ok && typeof version === "string" ? { area: "bot", subject: address, state: "ok", says: `answers, version ${version}` } : toDo("bot", address, `answered ${response.status}`, mend)];
  } catch (error) {
    return [toDo("bot", address, `did not answer (${error instanceof Error ? error.message : "unknown"})`, mend)];
  }
};
