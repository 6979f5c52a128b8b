import { readFileSync } from "node:fs";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createDynamoClient } from "../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createSqsQueue } from "../../src/adapters/sqs/create-sqs-queue.ts";
import { notifications } from "../pipelines/notification/notifications.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, general, ownUser, random, startSurfaces, type HeldMessage, type SlackJson } from "../support/slack-surfaces.ts";
import { writtenLines } from "../support/written-lines.ts";

/** With just the scopes that the manifest asks for. */
const { oauth_config: asked } = parse(readFileSync("infra/slack-manifest-watching.yml", "utf8")) as { oauth_config: { scopes: { bot: string[] } } };
const bot = await startSurfaces({ scopes: asked.scopes.bot, settings: { LOG_LEVEL: "debug" } });
afterAll(() => bot.stop());
/** Everything that is logged, at the finest level. */
const written = writtenLines();

const failing = `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch\nHTTP/1.1 413 Payload Too Large`;
const runUrl = (runId: number, repository = "acme/catalog-loader"): string => `https://github.com/${repository}/actions/runs/${runId}`;
const app = { bot_id: "B0CIAPP01", app_id: "A0CIAPP01", subtype: "bot_message", username: "GitHub" };
const failed = (runId: number, more = "", repository?: string): string => `<${runUrl(runId, repository)}|Nightly push> workflow run failed\n${more}`;

/** Another app's message, as it stands in the channel and as Slack tells of it. */
const notify = async (text: string, { channel = general, ...more }: SlackJson & { channel?: string } = {}) => {
  const ts = await bot.post(text, { channel });
  const event = { type: "message", channel, channel_type: "channel", ts, text, ...app, ...more };
  return { ts, event, answer: await bot.event(event) };
};
const answered = (ts: string, channel = general): Promise<HeldMessage[]> => eventually(() => bot.thread(channel, ts), (replies) => replies.length > 0);
const queuedFor = (ts: string): SlackJson[] => bot.queued.filter((each) => each["work"] === "notification" && each["ts"] === ts);
/** When the consumer is done with what came before. */
const settled = async (): Promise<void> => {
  const { path } = await bot.shortcut({ ts: "1700000009.000100", text: failing });
  await bot.answerAt(path);
};
/** Until everything that came before is done and logged. */
const idle = async (): Promise<void> => {
  written.clear();
  await settled();
  await eventually(async () => written.text(), (text) => text.includes("message-explained"));
  written.clear();
};
/** The failure of a run, as its webhook leaves it. */
const webhook = async (runId: number): Promise<void> => {
  const queue = createSqsQueue({ queueUrl: process.env["QUEUE_URL"] ?? "", region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  const project = { connection: "github", key: "77001", name: "acme/catalog-loader" };
  await queue.send({ version: 1, kind: "failure", correlationId: `w${runId}`, project, runId: String(runId), attempt: 1, occasion: null, occurredAt: new Date().toISOString(), workflow: "Nightly push", branch: `b${runId}`, defaultBranch: "main", commit: null, runUrl: runUrl(runId) });
  await eventually(async () => bot.store.findLatestRun({ project, runId: String(runId), attempt: 1 }), (run) => run !== undefined && run.outcome !== null);
};
const pipelineOccurrences = async (runId: number) => (await bot.counted(general)).filter((each) => JSON.stringify(each).includes(runUrl(runId)));

describe("in a channel that did not switch it on", () => {
  test("another app's message of a failed run is left alone, and nothing of it is queued", async () => {
    const { ts, answer } = await notify(failed(1102));
    expect(answer.status).toBe(200);
    await settled();
    expect(queuedFor(ts)).toEqual([]);
    expect(await bot.thread(general, ts)).toEqual([]);
  });
});

describe("the command", () => {
  test("switches it on and off, announced to the channel with a button that undoes it", async () => {
    expect((await bot.command("watch", { channel: random })).shown).toContain("not answered");
    expect((await bot.command("watch on", { channel: random })).shown).toContain("Changed");
    const announcement = (await bot.messages(random)).at(-1);
    expect(JSON.stringify(announcement)).toContain("Before: off. Now: *on*");
    expect((await bot.command("watch", { channel: random })).shown).toContain("*answered*");
    expect((await bot.command("watch on", { channel: random })).shown).toContain("Nothing had to be changed");
    const button = ((announcement?.blocks ?? []) as { elements?: { action_id: string; value: string }[] }[]).flatMap(({ elements = [] }) => elements).find(({ action_id: id }) => id === "undo_watching");
    await bot.press({ action_id: "undo_watching", value: button?.value ?? "" }, { channel: random });
    expect((await bot.store.findChannel(random)).watches).toBe(false);
    await bot.command("watch on", { channel: random });
    await bot.command("watch off", { channel: random });
    expect((await bot.store.findChannel(random)).watches).toBe(false);
  });

  test.each(["watch maybe", "watch on please"])("of other words (%s) says how it is called", async (text) => {
    expect((await bot.command(text, { channel: random })).shown).toContain("watch on");
  });
});

describe("in a channel that switched it on", () => {
  beforeAll(async () => {
    await bot.command("watch on");
  });

  test("a failed run's Coveo error is explained in the message's thread, once, whatever comes twice and whatever its webhook tells later", async () => {
    const { ts, event } = await notify(failed(1110));
    expect(JSON.stringify(await answered(ts))).toContain("SOURCE_DOES_NOT_EXIST");
    await bot.event(event, { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" });
    const again = await notify(failed(1110));
    const before = (await bot.messages(general)).length;
    await webhook(1110);
    await settled();
    expect(await bot.thread(general, ts)).toHaveLength(1);
    expect(await bot.thread(general, again.ts)).toEqual([]);
    expect(await bot.messages(general)).toHaveLength(before);
    expect(await pipelineOccurrences(1110)).toHaveLength(1);
  });

  test("a run that its webhook told of is not told again", async () => {
    await webhook(1111);
    const { ts } = await notify(failed(1111));
    await eventually(async () => queuedFor(ts), (all) => all.length === 1);
    await settled();
    expect(await bot.thread(general, ts)).toEqual([]);
    expect(await pipelineOccurrences(1111)).toHaveLength(1);
  });

  test("a message that holds the error itself is answered though nobody may read its run, once for each run, and is not counted", async () => {
    const before = (await bot.counted(general)).length;
    const { ts, event } = await notify(failed(9001, failing, "acme/elsewhere"));
    expect(JSON.stringify(await answered(ts))).toContain("Payload Too Large");
    await bot.event(event, { "x-slack-retry-num": "1" });
    const other = await notify(failed(9001, failing, "acme/elsewhere"));
    await eventually(async () => queuedFor(other.ts), (all) => all.length === 1);
    await settled();
    expect(await bot.thread(general, ts)).toHaveLength(1);
    expect(await bot.thread(general, other.ts)).toEqual([]);
    expect(await bot.counted(general)).toHaveLength(before);
  });

  test("only ids travel", async () => {
    const { ts } = await notify(failed(1112, `canary-in-a-match ${failing}`));
    await answered(ts);
    expect(queuedFor(ts)).toEqual([{ version: 1, kind: "slack", work: "notification", correlationId: expect.any(String), channel: general, ts, run: { connection: "github", name: "acme/catalog-loader", runId: "1112", attempt: null } }]);
  });

  test("a message that becomes one of a failed run is answered; a change of something else is not looked at", async () => {
    const text = failed(1113);
    const ts = await bot.post(text);
    const changed = (was: string) => ({ type: "message", subtype: "message_changed", channel: general, channel_type: "channel", ts: "1.2", message: { ts, text, ...app }, previous_message: { ts, text: was, ...app } });
    await bot.event(changed(text));
    await settled();
    expect(queuedFor(ts)).toEqual([]);
    await bot.event(changed(text.replace("failed", "started")));
    expect(await answered(ts)).toHaveLength(1);
  });

  test.each<[string, string, SlackJson]>([
    ["of a run that passed", failed(1114, failing).replace("failed", "succeeded"), {}],
    ["of a person who quotes a failed run", failed(1114, failing), { bot_id: undefined, app_id: undefined, subtype: undefined, user: alice }],
    ["of this app itself", failed(1114, failing), { app_id: "A000000001" }],
    ["of this app's own user", failed(1114, failing), { app_id: undefined, user: ownUser, subtype: undefined }],
    ["that carries this app's mark", failed(1114, failing), { metadata: { event_type: "coveo_error_reply", event_payload: { key: "k" } } }],
    ["of a bot in a thread", failed(1114, failing), { thread_ts: "1700000000.000100" }],
    ["in a direct message", failed(1114, failing), { channel_type: "im", channel: "D000000009" }],
    ["that was deleted", failed(1114, failing), { subtype: "message_deleted" }],
    ["about an alert", `Alert: requests failed ${failing}`, {}],
    ["that is broken", "", { ts: 5, bot_id: {} }],
  ])("a message %s is neither answered, stored nor logged", async (name, text, more) => {
    const canary = `canary${name.replaceAll(/\W/g, "")}`;
    const messagesBefore = (await bot.messages(general)).length;
    await idle();
    const answer = await bot.event({ type: "message", channel: general, channel_type: "channel", ts: `1700000${Date.now() % 1000}.000100`, text: `${text}\n${canary}`, ...app, ...more });
    const lines = written.text();
    expect(answer.status).toBe(200);
    await settled();
    const client = createDynamoClient({ region: "local", endpoint: process.env["DYNAMODB_ENDPOINT"], credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 1, timeout: 2_000 });
    const stored = await client.send(new ScanCommand({ TableName: process.env["TABLE_NAME"] ?? "coveo-errors" }));
    expect(stored.Items?.length).toBeGreaterThan(0);
    expect(JSON.stringify([lines, stored.Items, bot.queued])).not.toContain(canary);
    expect(lines).toBe("");
    expect(await bot.messages(general)).toHaveLength(messagesBefore);
    expect(bot.queued.filter((each) => JSON.stringify(each).includes("1114"))).toEqual([]);
  });

  test("a failed run without a Coveo error is left alone, and its text is not logged", async () => {
    written.clear();
    const { ts } = await notify(failed(9002, "canary-without-an-error", "acme/elsewhere"));
    await eventually(async () => queuedFor(ts), (all) => all.length === 1);
    await settled();
    const lines = written.text();
    expect(JSON.stringify([lines, bot.queued])).not.toContain("canary-without-an-error");
    expect(lines).not.toBe("");
    expect(await bot.thread(general, ts)).toEqual([]);
  });

  test.each(Object.entries(notifications))("a message of %s as it really looks reaches the consumer", async (_, { failed: messages, other }) => {
    for (const [at, [, message]] of messages.entries()) {
      const ts = `17000010${at}0.${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;
      await bot.event({ type: "message", channel: general, channel_type: "channel", ts, ...app, ...message });
      await eventually(async () => queuedFor(ts), (all) => all.length === 1);
    }
    const before = bot.queued.length;
    for (const [, message] of other) await bot.event({ type: "message", channel: general, channel_type: "channel", ts: "1700002000.000100", ...app, ...message });
    expect(bot.queued.length - before).toBeLessThanOrEqual(0);
  });

  test("while the queue is down Slack is asked to send the event again", async () => {
    bot.state.queueDown = true;
    const { ts, event, answer } = await notify(failed(1115));
    bot.state.queueDown = false;
    expect(answer.status).toBe(500);
    await bot.event(event, { "x-slack-retry-num": "1" });
    expect(await answered(ts)).toHaveLength(1);
  });
});
