import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { close, listen } from "../../src/local/listen.ts";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

type Asked = { table: string; by: string };

/** A table without items, which keeps who asked for what. */
const emptyTable = () => {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const { TableName: table } = JSON.parse(await text(request)) as { TableName: string };
    asked.push({ table, by: /Credential=([^,]+)\/dynamodb/.exec(request.headers.authorization ?? "")?.[1]?.replace(/\/\d{8}\//, " ") ?? "" });
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end('{"Items":[],"Count":0}');
  });
  return { server, asked, address: (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const running = emptyTable();
const other = emptyTable();
const directory = temporaryDirectory();
const stats = (env: Record<string, string>, ...more: string[]) => runCommand(["stats", "--channel", "C000000001", ...more], { env: { LOCAL_DIR: directory.path, ...env } });
const elsewhere = (): Record<string, string> => ({ TABLE_NAME: "mine", AWS_REGION: "eu-west-1", DYNAMODB_ENDPOINT: other.address(), AWS_ACCESS_KEY_ID: "MYKEY", AWS_SECRET_ACCESS_KEY: "x" });

beforeAll(async () => {
  await listen(running.server, 0, "the test");
  await listen(other.server, 0, "the test");
  const settings = { TABLE_NAME: "coveo-errors", AWS_REGION: "local", DYNAMODB_ENDPOINT: running.address(), AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", QUEUE_URL: "http://127.0.0.1:9/0/q", SLACK_BOT_TOKEN: "xoxb-local" };
  writeFileSync(join(directory.path, "running.json"), JSON.stringify(settings));
});
beforeEach(() => {
  running.asked.length = 0;
  other.asked.length = 0;
});
afterAll(async () => {
  await close(running.server);
  await close(other.server);
  directory.remove();
});

test("where nothing else is set, the running bot's table is read, and named", async () => {
  const { stdout, stderr, code } = await stats({});
  expect({ stdout, stderr, code }).toEqual({ stdout: "C000000001 met no Coveo error in the last 35 days.\n", stderr: `Table coveo-errors of the bot that runs here (${directory.path}).\n`, code: 0 });
  expect(new Set(running.asked.map(({ table, by }) => `${table} ${by}`))).toEqual(new Set(["coveo-errors local local"]));
});

test("the shell's own table is read with its own keys and region; the running bot's is not, and both are named", async () => {
  const { stderr, code } = await stats(elsewhere());
  expect(code).toBe(0);
  expect(stderr).toContain("Table mine of the bot of this shell's settings (TABLE_NAME, DYNAMODB_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).");
  expect(stderr).toContain(`Another one runs in ${directory.path}`);
  expect(running.asked).toEqual([]);
  expect(new Set(other.asked.map(({ table, by }) => `${table} ${by}`))).toEqual(new Set(["mine MYKEY eu-west-1"]));
});

test("in JSON the document says it, and standard error is empty", async () => {
  const { stdout, stderr } = await stats(elsewhere(), "--json");
  expect(JSON.parse(stdout)).toEqual({ team: "C000000001", errors: [], flags: [], table: { name: "mine", of: "settings" } });
  expect(stderr).toBe("");
  expect(JSON.parse((await stats({}, "--json")).stdout)).toMatchObject({ table: { name: "coveo-errors", of: "running" } });
});

test.each([["TABLE_NAME", "mine"], ["AWS_ACCESS_KEY_ID", "MYKEY"], ["SSM_PATH", "/coveo-error/prod"], ["QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/q"]])("%s alone is not filled up from the running bot: what is missing is said", async (name, value) => {
  const { stderr, code } = await stats({ [name]: value });
  expect(code).toBe(2);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(`set AWS_REGION and TABLE_NAME`);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(`is not read while ${name} is set in this shell`);
  expect(running.asked).toEqual([]);
});

test("doctor says first which bot it looks at, and does not mix either", async () => {
  const first = async (env: Record<string, string>): Promise<unknown> => {
    const { stdout } = await runCommand(["doctor", "--json"], { env: { LOCAL_DIR: directory.path, SLACK_API_URL: "http://127.0.0.1:9/api/", ...env } });
    return (JSON.parse(stdout) as { checks: unknown[] }).checks[0];
  };
  expect(await first({})).toEqual({ area: "settings", subject: "looked at", state: "ok", says: `the bot that runs here (${directory.path})` });
  running.asked.length = 0;
  expect(await first(elsewhere())).toMatchObject({ subject: "looked at", says: expect.stringContaining("the bot of this shell's settings (TABLE_NAME") });
  expect(running.asked).toEqual([]);
});
