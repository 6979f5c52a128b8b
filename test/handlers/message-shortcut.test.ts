import { afterAll, describe, expect, test } from "vitest";
import { githubSample } from "../../src/local/samples/github-sample.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, startSurfaces } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(() => bot.stop());

const failing = `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch
HTTP/1.1 413 Payload Too Large`;
const secret = "xx564559b1-0045-48e1-953c-3addd1ee4457";

describe("the message shortcut", () => {
  test("explains a message to whoever asked, with the line that proves it, and counts one look-up an hour", async () => {
    const ts = await bot.post(failing);
    for (const _ of [1, 2]) {
      const { answer, path } = await bot.shortcut({ ts, text: failing });
      expect(answer).toEqual({ status: 200, body: "" });
      const told = await bot.answerAt(path);
      expect(told).toContain("413");
      expect(told).toContain("Payload Too Large");
      expect(told).toContain('"response_type":"ephemeral"');
    }
    expect((await bot.counted(general)).map(({ errorId, source }) => ({ errorId, source }))).toEqual([{ errorId: "push/413", source: "lookup" }]);
    expect(await bot.thread(general, ts)).toEqual([]);
  });

  test("posts the answer in the message's thread when its button is pressed, once", async () => {
    const ts = await bot.post(failing);
    const told = await bot.answerAt((await bot.shortcut({ ts, text: failing })).path);
    const button = buttonIn(told, "post_in_thread");
    for (const _ of [1, 2]) expect(await bot.answerAt((await bot.press(button)).path)).toContain("in the thread of that message");
    const posted = await bot.thread(general, ts);
    expect(posted).toHaveLength(1);
    expect(JSON.stringify(posted)).toContain(`Shared by <@${alice}>`);
  });

  test("in a thread posts to that thread", async () => {
    const root = await bot.post("the nightly push is red");
    const ts = await bot.post(failing, { threadTs: root });
    const told = await bot.answerAt((await bot.shortcut({ ts, thread_ts: root, text: failing })).path);
    await bot.answerAt((await bot.press(buttonIn(told, "post_in_thread"))).path);
    expect(await bot.thread(general, root)).toHaveLength(2);
  });

  test("says which button does nothing any more", async () => {
    for (const value of ["", "{}", '{"v":2}', '{"v":1,"e":["push/999"],"t":"1.2"}', '{"v":1,"e":["push/413"],"t":"<!channel>"}']) {
      expect(await bot.answerAt((await bot.press({ action_id: "post_in_thread", value })).path)).toContain("of another version");
    }
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["an attachment", { text: "", bot_id: "B1", attachments: [{ fallback: "failed", text: failing.replaceAll("413 Payload Too Large", "412 Precondition Failed\n{\"errorCode\":\"SOURCE_DOES_NOT_EXIST\"}") }] }, "SOURCE_DOES_NOT_EXIST"],
    ["blocks of another app", { text: "a run failed", bot_id: "B1", blocks: [{ type: "section", text: { type: "mrkdwn", text: "push to Coveo: `{\"errorCode\":\"RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED\"}`" } }] }, "RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"],
    ["a code block", { text: `look:\n\`\`\`${failing}\`\`\``, blocks: [{ type: "rich_text", elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: failing }] }] }] }, "Payload Too Large"],
    ["a short question", { text: "what does NoWorkgroupAssociatedWithToken mean?" }, "NoWorkgroupAssociatedWithToken"],
    ["nothing of Coveo's", { text: "shall we have lunch at twelve?" }, "Nothing of Coveo's was found"],
    ["no text at all", { text: "" }, "no text and no file"],
  ])("reads %s", async (_, message, expected) => {
    const { path } = await bot.shortcut({ ts: "1700000000.000100", ...message });
    const told = await bot.answerAt(path);
    expect(told).toContain(expected);
    expect(told).not.toContain("2 times in all");
  });

  test("reads a log file of any name that is text, and says what it did not read", async () => {
    const log = await bot.upload("build.log", githubSample.logs["2001"] ?? "");
    const picture = await bot.upload("screen.png", Buffer.from([1, 2, 3]), "image/png");
    const told = await bot.answerAt((await bot.shortcut({ ts: "1700000000.000200", text: "the log", files: [{ id: log }, { id: picture }, { id: "F0NOWHERE" }, { id: "../x" }] })).path);
    expect(told).toContain("SOURCE_DOES_NOT_EXIST");
    expect(told).toContain("build.log, line");
    expect(told).toContain("screen.png: it is no text file");
    expect(told).toContain("not shared with this app");
  });

  test("with a file that Slack does not give says so to whoever asked, with the reference, where the answer would come too late", async () => {
    const ts = await bot.post("the log");
    bot.slack.proxy.calls.splice(0);
    bot.slack.proxy.break("files.info", { seconds: 1, times: 99 });
    const askedAt = new Date(Date.now() - 11 * 60_000).toISOString();
    bot.enqueue({ version: 1, kind: "slack", work: "explain", correlationId: "reference-77", channel: general, user: alice, askedAt, threadTs: "1700000000.000200", response: null, text: "the log", hidden: false, files: ["F000000077"], moreFiles: 0 });
    bot.enqueue({ version: 1, kind: "slack", work: "question", correlationId: "reference-78", channel: general, user: alice, askedAt, ts, threadTs: null, direct: false, text: "the log", hidden: false, files: ["F000000077"], moreFiles: 0 });
    await bot.idle();
    bot.slack.proxy.mend();
    const told = bot.slack.proxy.calls.flatMap(({ method, params: { channel, user, thread_ts: thread, text } }) => (text === undefined ? [] : [{ method, channel, user, thread, text }]));
    expect(told).toEqual([
      { method: "chat.postEphemeral", channel: general, user: alice, thread: undefined, text: expect.stringMatching(/There is no answer[^]*`reference-77`/) },
      { method: "chat.postMessage", channel: general, user: undefined, thread: ts, text: expect.stringMatching(/There is no answer[^]*`reference-78`/) },
    ]);
  });

  test("does not repeat a secret, queues none, and says so", async () => {
    const told = await bot.answerAt((await bot.shortcut({ ts: "1700000000.000300", text: `${failing}\nAuthorization: Bearer ${secret}` })).path);
    expect(told).toContain("looked like a secret");
    expect(told + JSON.stringify(bot.queued)).not.toContain(secret);
  });

  test("answers as a message that only one person sees where the response address is used up", async () => {
    bot.slack.proxy.calls.splice(0);
    const { path } = await bot.shortcut({ ts: "1700000000.000400", text: "" });
    await bot.answerAt(path);
    bot.slack.proxy.addresses.open("actions/T000000001/old", Date.now() - 31 * 60_000);
    const payload = { type: "message_action", callback_id: "explain_error", trigger_id: "x", user: { id: alice }, team: { id: "T000000001" }, channel: { id: general }, message: { ts: "1700000000.000500", text: "" }, response_url: `${bot.slack.url}/response/actions/T000000001/old` };
    await bot.sendPayload(payload);
    const told = await eventually(async () => bot.slack.proxy.calls.filter(({ method }) => method === "chat.postEphemeral"), (calls) => calls.length > 0);
    expect(told[0]?.params["user"]).toBe(alice);
  });

  test("calls no address outside the configured base", async () => {
    bot.slack.proxy.calls.splice(0);
    await bot.sendPayload({ type: "message_action", callback_id: "explain_error", trigger_id: "x", user: { id: alice }, team: { id: "T000000001" }, channel: { id: general }, message: { ts: "1700000000.000600", text: "" }, response_url: "http://169.254.169.254/latest/meta-data" });
    await eventually(async () => bot.slack.proxy.calls.filter(({ method }) => method === "chat.postEphemeral"), (calls) => calls.length > 0);
    expect(bot.queued.at(-1)).toMatchObject({ work: "explain", response: null });
  });

  test("of a payload that names no message or channel is acknowledged and left", async () => {
    const explained = () => bot.queued.filter(({ work }) => work === "explain").length;
    const before = explained();
    const whole = { user: { id: alice }, team: { id: "T000000001" }, channel: { id: general }, message: { ts: "1700000000.000800", text: failing } };
    for (const missing of ["channel", "message"]) {
      expect((await bot.sendPayload({ type: "message_action", callback_id: "explain_error", ...whole, [missing]: undefined })).status).toBe(200);
    }
    expect((await bot.sendPayload({ type: "message_action", callback_id: "explain_error", ...whole, message: { ts: 5 } })).status).toBe(200);
    expect(explained()).toBe(before);
  });

  test("says so while the queue is down", async () => {
    bot.state.queueDown = true;
    const { answer, path } = await bot.shortcut({ ts: "1700000000.000700", text: failing });
    bot.state.queueDown = false;
    expect(answer.status).toBe(200);
    expect(await bot.answerAt(path)).toContain("could not be taken on just now");
  });
});

test("nothing was left in the dead-letter queue", () => {
  expect(bot.deadLetters).toEqual([]);
});
