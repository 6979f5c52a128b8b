import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createSqsQueue } from "../../src/adapters/sqs/create-sqs-queue.ts";
import type { FailedRun } from "../../src/pipelines/failed-run.ts";
import { failureButtons } from "../../src/views/not-this-error.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, ownUser, random, startSurfaces } from "../support/slack-surfaces.ts";

/** With just the scopes that the base manifest asks for: no history, no files. */
const { oauth_config: asked } = parse(readFileSync("infra/slack-manifest.yml", "utf8")) as { oauth_config: { scopes: { bot: string[] } } };
const admin = "U000000099";
const bot = await startSurfaces({ scopes: asked.scopes.bot, settings: { ADMINS: admin, OPS_CHANNEL: random } });
afterAll(() => bot.stop());
beforeEach(() => void bot.slack.proxy.calls.splice(0));

const failedRun = (runId: number): FailedRun => ({
  project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
  runId: String(runId),
  attempt: 1,
  occasion: null,
  occurredAt: new Date().toISOString(),
  workflow: "Nightly push",
  branch: "main",
  defaultBranch: "main",
  commit: null,
  runUrl: `https://github.com/acme/catalog-loader/actions/runs/${runId}`,
});
/** What a run's webhook leaves, and what came of it. */
const fail = async (runId: number) => {
  const queue = createSqsQueue({ queueUrl: process.env["QUEUE_URL"] ?? "", region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  const run = failedRun(runId);
  await queue.send({ version: 1, kind: "failure", correlationId: `w${runId}`, ...run });
  const stored = await eventually(() => bot.store.findLatestRun(run), (found) => found !== undefined && found.outcome !== null);
  return stored?.outcome;
};
const posted = () => bot.slack.proxy.calls.filter(({ method }) => method === "chat.postMessage").map(({ params }) => params);

describe("without the scopes to read messages and files", () => {
  test("the calls that need them are refused here", async () => {
    expect(await bot.asBot("conversations.history", { channel: general })).toMatchObject({ ok: false, error: "missing_scope" });
    expect(await bot.asBot("files.info", { file: "F000000001" })).toMatchObject({ ok: false, error: "missing_scope" });
  });

  test("a failed run is explained; one that fails again goes into its thread", async () => {
    expect(await fail(1120)).toMatchObject({ kind: "explained", told: { as: "own" } });
    expect(await fail(1121)).toMatchObject({ kind: "explained", told: { as: "thread" } });
    expect(posted().map(({ channel, thread_ts: thread }) => [channel, thread === undefined])).toEqual([[general, true], [general, false]]);
    expect(bot.deadLetters).toEqual([]);
  });

  test("a try that ended between posting and noting it is posted again: rather twice than never", async () => {
    const run = failedRun(1122);
    await bot.store.reserve({ kind: "reply", run, channel: general }, -1);
    expect(await fail(1122)).toMatchObject({ kind: "explained", notPosted: null });
    expect(posted()).toHaveLength(1);
    expect(bot.deadLetters).toEqual([]);
  });

  test("commands, mentions and the shortcut are answered", async () => {
    expect((await bot.command("429")).shown).toContain("TOO_MANY_REQUESTS");
    await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000000.000100", text: `<@${ownUser}> 429` });
    await eventually(async () => posted(), (calls) => calls.length === 1);
    const { path } = await bot.shortcut({ ts: "1700000000.000200", text: "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s/documents/batch\nHTTP/1.1 413 Payload Too Large", files: [{ id: "F000000001" }] });
    const told = await bot.answerAt(path);
    expect(told).toContain("Payload Too Large");
    expect(told).toContain("files:read");
  });

  test("what a flag's message cannot be made to say is said in its thread, once: what a command set, and that it does not hold", async () => {
    const errorId = "push/412/SOURCE_DOES_NOT_EXIST";
    await bot.store.changeTeam(general, { thresholds: { other: { notice: 6, warning: 99 } } });
    for (const runId of [1130, 1131, 1132]) await fail(runId);
    const flag = bot.slack.proxy.calls.find(({ method, params }) => method === "chat.postMessage" && (params["text"] ?? "").includes("keeps coming back"));
    expect(flag).toBeDefined();
    const under = () => posted().flatMap(({ thread_ts: thread, blocks = "", text = "" }) => (thread !== undefined && text.includes("failed") ? [] : thread === undefined ? [] : [blocks]));
    await bot.command("snooze 412 7d");
    await bot.idle();
    expect(under()).toEqual([expect.stringMatching(/Snoozed by <@U000000001> until/)]);
    await bot.command("unsnooze 412");
    await bot.idle();
    expect(under()[1]).toContain("Not snoozed and not muted any more");

    const [first, ...others] = (await bot.counted(general)).filter((each) => each.errorId === errorId && each.source === "pipeline");
    if (first === undefined) throw new Error("nothing was counted");
    expect(others).toHaveLength(5);
    const { occurredAt, dedupeId } = first;
    const value = failureButtons([{ errorId, occurredAt, dedupeId }], { note: false }).elements.flatMap((element) => ("value" in element && element.action_id === "not_this_error" ? [element.value ?? ""] : [])).join("");
    for (const action of ["not_this_error", "restore_error"]) {
      await bot.pressOn({ ts: "1700000000.000500", text: "a failure", blocks: [] }, action, { value });
      await bot.idle();
    }
    expect(under().slice(2)).toEqual([expect.stringContaining("This flag no longer holds"), expect.stringContaining("This flag holds again")]);
    expect(bot.deadLetters).toEqual([]);
  });

  test.each([false, true])("a link that is asked for is decided on, made, and its asker told, also where the app has no Messages tab (%j)", async (hasNoTab) => {
    const project = `acme/asked-${hasNoTab}`;
    await bot.command(`link report ${project}`);
    await bot.idle();
    const question = bot.slack.proxy.calls.find(({ method, params }) => method === "chat.postMessage" && params["channel"] === random);
    if (hasNoTab) bot.slack.proxy.break("chat.postMessage", { error: "messages_tab_disabled", to: /^U/ });
    await bot.press(buttonIn(JSON.stringify({ blocks: JSON.parse(question?.params["blocks"] ?? "[]") }), "approve_link"), { channel: random, user: admin });
    await bot.idle();
    bot.slack.proxy.mend();
    expect((await bot.store.listLinks()).find(({ projects }) => projects === project)).toMatchObject({ team: general });
    const toldAlone = bot.slack.proxy.calls.filter(({ params }) => params["text"]?.includes("*approved* your link")).map(({ method, params }) => [method, params["channel"], params["user"]]);
    expect(toldAlone).toEqual([["chat.postMessage", alice, undefined], ...(hasNoTab ? [["chat.postEphemeral", general, alice]] : [])]);
    expect(bot.deadLetters).toEqual([]);
  });

  test("a mention without words in a thread says that it cannot read there", async () => {
    await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000000.000400", thread_ts: "1700000000.000300", text: `<@${ownUser}>` });
    const [answer] = await eventually(async () => posted(), (calls) => calls.length === 1);
    expect(JSON.stringify(answer)).toMatch(/may not read|cannot read|could not be read/);
  });
});
