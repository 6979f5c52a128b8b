import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../../../../src/adapters/ci/providers/report.ts";
import { createDynamoClient } from "../../../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { close, listen } from "../../../../src/local/listen.ts";
import { aLink } from "../../store-contract.ts";
import { coveoLog } from "../../../support/provider-journey.ts";
import { ciSecret, eventually, runCommand, startBot, temporaryDirectory, type Bot } from "../../../../infra/surroundings/running-bot.ts";

const secret = ciSecret;
const sign = (body: string, { key = Buffer.from(secret), id = "msg_1", at = Date.now() } = {}) => {
  const timestamp = String(Math.floor(at / 1000));
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`,
  };
};
const verify = (body: string, headers: Record<string, string>, secrets = [secret]) =>
  report.verify({ headers, body: new TextEncoder().encode(body) }, { secrets, options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) } as never);

describe("a report's signature", () => {
  const body = '{"project":"p"}';

  test("verifies, beside others in its list too, and with a whsec_ secret by its decoded key", async () => {
    expect(await verify(body, sign(body))).toBe(true);
    const headers = sign(body);
    expect(await verify(body, { ...headers, "webhook-signature": `v1a,xyz v1,AAAA ${headers["webhook-signature"]}` })).toBe(true);
    const key = Buffer.from("0123456789abcdef0123456789abcdef");
    expect(await verify(body, sign(body, { key }), [`whsec_${key.toString("base64")}`])).toBe(true);
  });

  test.each([
    ["another body", () => sign(`${body} `)],
    ["a stale time", () => sign(body, { at: Date.now() - 301_000 })],
    ["a future time", () => sign(body, { at: Date.now() + 302_000 })],
    ["another id", () => ({ ...sign(body), "webhook-id": "msg_2" })],
    ["an id with a dot", () => sign(body, { id: "a.b" })],
    ["no id", () => ({ ...sign(body), "webhook-id": "" })],
    ["another key", () => sign(body, { key: Buffer.from("another-secret-of-thirty-two-chars") })],
    ["the version alone", () => ({ ...sign(body), "webhook-signature": "v1," })],
    ["a prefix of it", () => ({ ...sign(body), "webhook-signature": sign(body)["webhook-signature"].slice(0, -2) })],
  ])("does not verify with %s", async (_, headers) => {
    expect(await verify(body, headers())).toBe(false);
  });
});

describe("a reported failure", () => {
  const directory = temporaryDirectory();
  let bot: Bot;
  beforeAll(async () => {
    bot = await startBot({ directory: directory.path, env: { REPORT_PROJECTS: "feeds/*" } });
    const client = createDynamoClient({ region: "local", endpoint: `http://127.0.0.1:${bot.port + 2}`, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 2, timeout: 5_000 });
    await createDynamoStore({ client, name: "coveo-errors", clock: () => new Date() }).putLink(aLink("C000000002", { connection: "report", projects: "feeds/*" }));
    client.destroy();
  });
  afterAll(async () => {
    await bot.stop();
    directory.remove();
  });
  const messages = async () => (await bot.slackApi("conversations.history", { channel: "C000000002" }))["messages"] as { text: string; blocks: unknown[] }[];
  const handled = (times: number) => eventually(async () => bot.output().split("failure-handled").length - 1, (count) => count >= times);
  const deliver = async (body: string, headers: Record<string, string>) => (await fetch(bot.url("/ci/report"), { method: "POST", headers, body })).status;

  test("by hand is explained once, however often it is sent; its secrets do not travel", async () => {
    const key = "xx564559b1-0045-48e1-953c-3addd1ee4457";
    const body = JSON.stringify({ project: "feeds/nightly", runId: 12, runUrl: "https://ci.acme.example/12", log: coveoLog.replace('"requestID":"1"', `"requestID":"1","apiKey":"${key}"`) });
    for (let time = 0; time < 3; time += 1) expect(await deliver(body, sign(body, { id: `msg_${time}` }))).toBe(202);
    await handled(3);
    const posted = await messages();
    expect(posted.map((message) => message.text)).toEqual(["feeds/nightly failed: 412 SOURCE_DOES_NOT_EXIST (Push API)"]);
    expect(JSON.stringify(posted)).toContain("https://ci.acme.example/12");
    expect(JSON.stringify(posted)).not.toContain(key.slice(2, 10));
  });

  test("unsigned, malformed or of a project out of bounds is refused or left", async () => {
    expect(await deliver("{}", { "content-type": "application/json" })).toBe(401);
    for (const body of ["{", '{"project":"p","runId":"1"}', '{"project":"","runId":"1","log":""}', '{"project":"p","runId":{},"log":""}']) {
      expect(await deliver(body, sign(body))).toBe(400);
    }
  });

  test("by the command sends the telling lines only, redacted, and is explained", async () => {
    const file = join(directory.path, "build.log");
    const noise = Array.from({ length: 20_000 }, (_, line) => `line ${line} of the build`).join("\n");
    writeFileSync(file, `${noise}\nCOVEO_API_KEY=xx564559b1-0045-48e1-953c-3addd1ee4457\n${coveoLog}${noise}\n`);
    const env = { COVEO_ERROR_URL: bot.url(""), REPORT_WEBHOOK_SECRET: secret };
    const { code, stdout } = await runCommand(["report", file, "--project", "feeds/weekly", "--run-id", "7", "--json"], { env });
    const sent = JSON.parse(stdout) as { sent: number };
    expect({ code, ...sent }).toMatchObject({ code: 0, diagnosed: ["push/412/SOURCE_DOES_NOT_EXIST"], queued: expect.any(String) });
    expect(sent.sent).toBeLessThan(10_000);
    await handled(4);
    expect((await messages()).map((message) => message.text)).toContain("feeds/weekly failed: 412 SOURCE_DOES_NOT_EXIST (Push API)");
  });

  test("by the command, of a project that the bot may not take, is told as ignored, exit 1", async () => {
    const call = ["report", "--project", "other", "--run-id", "1"];
    const env = { COVEO_ERROR_URL: bot.url(""), REPORT_WEBHOOK_SECRET: secret };
    const { code, stdout } = await runCommand(call, { env, input: coveoLog });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "The bot ignored the report of other, run 1: this connection may not speak for the project.\n" });
    const asJson = await runCommand([...call, "--json"], { env, input: coveoLog });
    expect({ code: asJson.code, ...JSON.parse(asJson.stdout) }).toMatchObject({ code: 1, ignored: "this connection may not speak for the project" });
  });

  test("by the command is said to be queued: whether it is posted depends on the project's link", async () => {
    const call = ["report", "--project", "feeds/unlinked", "--run-id", "1"];
    const { code, stdout } = await runCommand(call, { env: { COVEO_ERROR_URL: bot.url(""), REPORT_WEBHOOK_SECRET: secret }, input: coveoLog });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Queued feeds\/unlinked, run 1: \d+ bytes sent, push\/412\/SOURCE_DOES_NOT_EXIST in the log\.\nIt is posted if the project is linked \(coveo-error unlinked lists those that are not\)\.\n$/),
    });
  });

  test("by the command of a log without a Coveo error is said to be posted nowhere", async () => {
    const call = ["report", "--project", "feeds/unlinked", "--run-id", "2"];
    const { code, stdout } = await runCommand(call, { env: { COVEO_ERROR_URL: bot.url(""), REPORT_WEBHOOK_SECRET: secret }, input: "npm ERR! code 1\n" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/no Coveo error in the log\.\nNothing is posted of a run without one\.\n$/) });
  });

  test("by the command tells its size in bytes", async () => {
    const sizes: number[] = [];
    const bot = createServer(async (request, response) => {
      sizes.push((await buffer(request)).length);
      response.end('{"queued":"c"}');
    });
    await listen(bot, 0, "the test");
    const env = { COVEO_ERROR_URL: `http://127.0.0.1:${(bot.address() as AddressInfo).port}`, REPORT_WEBHOOK_SECRET: secret };
    const { stdout } = await runCommand(["report", "--project", "p", "--run-id", "1", "--json"], { env, input: `Chargement terminé — né à l'aube €\n${coveoLog}` });
    await close(bot);
    expect(JSON.parse(stdout)).toMatchObject({ sent: sizes[0], queued: "c" });
  });

  test("by the command with a wrong secret or to a wrong address says what to check, exit 2", async () => {
    const call = ["report", "--project", "p", "--run-id", "1"];
    const wrong = await runCommand(call, { env: { COVEO_ERROR_URL: bot.url(""), REPORT_WEBHOOK_SECRET: `${secret}-wrong` }, input: coveoLog });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("answered 401: check that the secret is the bot's") });
    const away = await runCommand(call, { env: { COVEO_ERROR_URL: "http://127.0.0.1:9", REPORT_WEBHOOK_SECRET: secret }, input: coveoLog });
    expect(away).toMatchObject({ code: 2, stderr: expect.stringContaining("check COVEO_ERROR_URL") });
    const unset = await runCommand(call, { input: coveoLog });
    expect(unset).toMatchObject({ code: 2, stderr: expect.stringContaining("COVEO_ERROR_URL is missing; REPORT_WEBHOOK_SECRET is missing") });
  });
});
