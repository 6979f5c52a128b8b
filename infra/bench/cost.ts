import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "yaml";
import { githubSample } from "../../src/local/samples/github-sample.ts";
import { close, listen } from "../../src/local/listen.ts";
import { ciSecret, eventually, freePorts, slackSecret, startBot, temporaryDirectory } from "../../test/support/running-bot.ts";
import { costOf, type Line, type Taken } from "../cost/cost-of.ts";
import { readPrices } from "../cost/prices.ts";

const rounds = 20;

/** What a look-up and a failed run take, measured on the whole bot as it runs here, and what a million of them cost. */
export const benchCost = async (): Promise<{ lookUp: Taken; failure: Taken; costs: { lookUp: Line[]; failure: Line[] } }> => {
  const port = await freePorts();
  const counts = { reads: 0, writes: 0, table: 0, slack: 0, ci: 0 };
  const table = await proxyTo(`http://127.0.0.1:${port + 2}`, () => (counts.table += 1), (target, units) => {
    if (/GetItem|Query/.test(target)) counts.reads += units;
    else counts.writes += units;
  });
  const slack = await proxyTo(`http://127.0.0.1:${port + 1}`, () => (counts.slack += 1));
  const ci = await proxyTo(`http://127.0.0.1:${port + 3}`, () => (counts.ci += 1));
  const directory = temporaryDirectory();
  const env = { DYNAMODB_ENDPOINT: table.url, SLACK_API_URL: `${slack.url}/api/`, GITHUB_API_URL: `${ci.url}/github` };
  const bot = await startBot({ directory: directory.path, port, env });
  const per = async (work: () => Promise<number>) => {
    Object.assign(counts, { reads: 0, writes: 0, table: 0, slack: 0, ci: 0 });
    const before = bot.output().length;
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await work());
    const each = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / rounds])) as typeof counts;
    return { ...each, milliseconds: median(times), logBytes: (bot.output().length - before) / rounds };
  };
  try {
    let run = 1001;
    const handled = (): number => bot.output().split("failure-handled").length - 1;
    await lookUp(bot.url("/slack/events"));
    const lookUps = await per(async () => timed(() => lookUp(bot.url("/slack/events"))));
    const webhookTimes: number[] = [];
    const failures = await per(async () => {
      const before = handled();
      return timed(async () => {
        webhookTimes.push(await timed(() => report(bot.url("/ci/github"), (run += 1))));
        await eventually(async () => handled(), (now) => now > before);
      });
    });
    const webhook = median(webhookTimes);
    // A request for each of: send, receive, delete. A look-up's flag is sent once an hour and error, which is left out.
    const taken = {
      lookUp: { invocations: [{ memory: memoryOf("slack"), milliseconds: lookUps.milliseconds, calls: { table: lookUps.table, queue: 0, slack: lookUps.slack, ci: 0 } }], httpRequests: 1, queueRequests: 0, tableReads: lookUps.reads, tableWrites: lookUps.writes, logBytes: lookUps.logBytes },
      failure: {
        invocations: [
          { memory: memoryOf("ci-webhook"), milliseconds: webhook, calls: { table: 0, queue: 1, slack: 0, ci: 0 } },
          { memory: memoryOf("queue"), milliseconds: Math.max(failures.milliseconds - webhook, 0), calls: { table: failures.table, queue: 0, slack: failures.slack, ci: failures.ci } },
        ],
        httpRequests: 1,
        queueRequests: 3,
        tableReads: failures.reads,
        tableWrites: failures.writes,
        logBytes: failures.logBytes,
      },
    } satisfies Record<string, Taken>;
    const prices = readPrices();
    return { ...taken, costs: { lookUp: costOf(taken.lookUp, prices), failure: costOf(taken.failure, prices) } };
  } finally {
    await bot.stop();
    for (const each of [table, slack, ci]) await each.close();
    directory.remove();
  }
};

/** Writes the tables into docs/cost.md, between the two marks. */
export const writeCostPage = (markdown: string): void => {
  const page = new URL("../../docs/cost.md", import.meta.url);
  writeFileSync(page, readFileSync(page, "utf8").replace(/(<!-- measured -->\n)[\s\S]*(<!-- end -->)/, (_, from: string, until: string) => `${from}${markdown}${until}`));
};

/** The measured units and the costs, as Markdown. */
export const costTables = ({ lookUp, failure, costs }: Awaited<ReturnType<typeof benchCost>>): string => {
  const { asOf, region, prices } = readPrices();
  // The one on the hourly run watches two metrics.
  const alarms = [...readFileSync(new URL("../../infra/alarms.yml", import.meta.url), "utf8").matchAll(/Type: AWS::CloudWatch::Alarm/g)].length + 1;
  const rounded = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 1 });
  const dollars = (value: number): string => `$${value.toFixed(2)}`;
  const sum = (lines: readonly Line[]): number => lines.reduce((total, line) => total + line.dollars, 0);
  const one = (name: string, { invocations, tableReads, tableWrites, logBytes }: Taken): string =>
    `| ${name} | ${rounded(tableWrites)} | ${rounded(tableReads)} | ${invocations.map(({ milliseconds, memory }) => `${rounded(milliseconds)} ms at ${memory} MB`).join(", ")} | ${invocations.map(({ calls }) => rounded(calls.table)).join(", ")} | ${invocations.map(({ calls }) => rounded(calls.slack)).join(", ")} | ${invocations.map(({ calls }) => rounded(calls.ci)).join(", ")} | ${Math.round(logBytes)} |`;
  const rows = costs.lookUp.map((line, at) => `| ${line.what} | ${dollars(line.dollars)} | ${dollars(costs.failure[at]?.dollars ?? 0)} |`);
  return `
Measured, of ${rounds} each; a function's own time on the machine that measured:

| one of | writes | reads | functions | calls of the table | of Slack | of the CI | bytes of log |
|---|---|---|---|---|---|---|---|
${one("look-up", lookUp)}
${one("failed run", failure)}

A million of each, in ${region}, at the prices of ${asOf}, without any free tier:

| | look-ups | failures |
|---|---|---|
${rows.join("\n")}
| **together** | **${dollars(sum(costs.lookUp))}** | **${dollars(sum(costs.failure))}** |

By the month, whatever happens: ${alarms} alarm metrics, ${dollars(alarms * prices.alarmMonth.price)}; each custom metric that was written, ${dollars(prices.metricMonth.price)}.

`;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** Passes calls on and counts them; of a table's, what they consumed too. */
const proxyTo = async (target: string, called: () => void, consumed?: (action: string, units: number) => void) => {
  const server = createServer(async (request, response) => {
    called();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { host: _, "content-length": __, connection: ___, "transfer-encoding": ____, ...headers } = request.headers;
    const asked = consumed === undefined ? body : JSON.stringify({ ...(JSON.parse(body) as object), ReturnConsumedCapacity: "TOTAL" });
    const sends = request.method === "GET" || request.method === "HEAD" ? {} : { body: asked };
    const answer = await fetch(`${target}${request.url ?? "/"}`, { method: request.method ?? "GET", headers: headers as Record<string, string>, redirect: "manual", ...sends });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (consumed !== undefined) {
      // A write that is refused costs one, which no answer says.
      // A read that finds nothing costs its least all the same, which the embedded database does not count.
      const { ConsistentRead: isConsistent } = JSON.parse(body) as { ConsistentRead?: boolean };
      const least = /GetItem|Query/.test(String(request.headers["x-amz-target"])) ? (isConsistent === true ? 1 : 0.5) : 1;
      const { ConsumedCapacity } = JSON.parse(bytes.toString()) as { ConsumedCapacity?: { CapacityUnits?: number } };
      consumed(String(request.headers["x-amz-target"]), Math.max(ConsumedCapacity?.CapacityUnits ?? 0, least));
    }
    const passed = Object.fromEntries([...answer.headers].filter(([name]) => !["content-encoding", "content-length", "transfer-encoding", "connection", "x-amz-crc32"].includes(name)));
    response.writeHead(answer.status, passed).end(bytes);
  });
  await listen(server, 0, "the bench");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
};

const post = async (url: string, headers: Record<string, string>, body: string): Promise<void> => {
  const answer = await fetch(url, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
};

const lookUp = (url: string): Promise<void> => {
  const body = "command=%2Fcoveo-error&text=429&channel_id=C000000001&user_id=U000000001&team_id=T000000001";
  const at = String(Math.floor(Date.now() / 1000));
  return post(url, { "content-type": "application/x-www-form-urlencoded", "x-slack-request-timestamp": at, "x-slack-signature": `v0=${createHmac("sha256", slackSecret).update(`v0:${at}:${body}`).digest("hex")}` }, body);
};

const report = (url: string, run: number): Promise<void> => {
  const body = JSON.stringify({ action: "completed", repository: { id: 77001, full_name: githubSample.repository }, workflow_run: { id: run, run_attempt: 1, name: "Nightly push", head_branch: "main", conclusion: "failure", html_url: `https://github.com/${githubSample.repository}/actions/runs/${run}` } });
  return post(url, { "content-type": "application/json", "x-github-event": "workflow_run", "x-hub-signature-256": `sha256=${createHmac("sha256", ciSecret).update(body).digest("hex")}` }, body);
};

/** In MB, from what is deployed. */
const memoryOf = (name: string): number => {
  const text = readFileSync(new URL("../../serverless.yml", import.meta.url), "utf8").replaceAll(/![A-Z]\w+/g, "");
  const { provider, functions } = parse(text) as { provider: { memorySize: number }; functions: Record<string, { memorySize?: number }> };
  return functions[name]?.memorySize ?? provider.memorySize;
};
