import { afterAll, describe, expect, test } from "vitest";
import { githubSample } from "../../src/local/samples/github-sample.ts";
import { lookUpOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, ownUser, random, startSurfaces } from "../support/slack-surfaces.ts";

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
    const before = bot.queued.length;
    const whole = { user: { id: alice }, team: { id: "T000000001" }, channel: { id: general }, message: { ts: "1700000000.000800", text: failing } };
    for (const missing of ["channel", "message"]) {
      expect((await bot.sendPayload({ type: "message_action", callback_id: "explain_error", ...whole, [missing]: undefined })).status).toBe(200);
    }
    expect((await bot.sendPayload({ type: "message_action", callback_id: "explain_error", ...whole, message: { ts: 5 } })).status).toBe(200);
    expect(bot.queued.length).toBe(before);
  });

  test("says so while the queue is down", async () => {
    bot.state.queueDown = true;
    const { answer, path } = await bot.shortcut({ ts: "1700000000.000700", text: failing });
    bot.state.queueDown = false;
    expect(answer.status).toBe(200);
    expect(await bot.answerAt(path)).toContain("could not be taken on just now");
  });
});

describe("a mention", () => {
  const mention = async (words: string, more: Record<string, unknown> = {}) => {
    const ts = await bot.post(words);
    const event = { type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> ${words}`, ...more };
    return { ts, event, answer: await bot.event(event) };
  };
  const answered = (ts: string, channel = general) => eventually(() => bot.thread(channel, ts), (replies) => replies.length > 0);

  test("is answered in its thread, once, however often Slack sends the event", async () => {
    const { ts, event, answer } = await mention("429");
    expect(answer.status).toBe(200);
    for (const retry of ["1", "2", "3"]) await bot.event(event, { "x-slack-retry-num": retry, "x-slack-retry-reason": "http_timeout" });
    await eventually(async () => bot.queued.filter(({ ts: asked }) => asked === ts), (all) => all.length >= 4);
    const replies = await answered(ts);
    expect(replies).toHaveLength(1);
    expect(JSON.stringify(replies)).toContain("TOO_MANY_REQUESTS");
  });

  test.each([
    ["in words", "why do I hit the daily limit?", "TOO_MANY_DOCUMENTS_DAILY"],
    ["with the command's name", "/coveo-error push 413", "413"],
    ["for help", "help", "explains the errors of Coveo"],
    ["without a word", "", "Which Coveo error?"],
    ["for statistics", "stats", "days"],
    ["with a pasted log", failing, "Payload Too Large"],
    ["of no error", "hello there", "not in the catalog"],
    ["that would change something", "snooze 429 7d", "Here only questions are answered"],
  ])("%s is answered", async (_, words, expected) => {
    const { ts } = await mention(words === "" ? "hey" : words, words === "" ? { text: `<@${ownUser}>` } : {});
    expect(JSON.stringify(await answered(ts))).toContain(expected);
  });

  test("changes nothing", async () => {
    const before = await bot.store.listFlags(general);
    await answered((await mention("mute SOURCE_DOES_NOT_EXIST for 2 weeks because noise")).ts);
    expect(await bot.store.listFlags(general)).toEqual(before);
  });

  test("without words in a thread explains what the thread began with", async () => {
    const root = await bot.post(failing);
    const ts = await bot.post("help please", { threadTs: root });
    await bot.event({ type: "app_mention", user: alice, channel: general, ts, thread_ts: root, text: `<@${ownUser}>` });
    const replies = await eventually(() => bot.thread(general, root), (all) => all.length > 1);
    expect(JSON.stringify(replies)).toContain("Payload Too Large");
  });

  test("with markup mentions nobody", async () => {
    const { ts } = await mention("x", { text: `<@${ownUser}> &lt;!channel&gt; <!here> @here <https://evil.example|429> \`x\`` });
    expect(JSON.stringify(await answered(ts))).not.toMatch(/<!channel>|<!here>|<https:\/\/evil/);
  });

  test("of a bot, of this app itself, or in an edit is left alone", async () => {
    const before = bot.queued.length;
    for (const more of [{ bot_id: "B1" }, { user: ownUser }, { subtype: "bot_message" }, { edited: { user: alice, ts: "1.2" } }, { user: undefined }]) {
      expect((await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000001.000100", text: `<@${ownUser}> 429`, ...more })).status).toBe(200);
    }
    expect(bot.queued.length).toBe(before);
  });

  test("comes again from Slack while the queue is down", async () => {
    bot.state.queueDown = true;
    const { ts, event, answer } = await mention("push 412");
    bot.state.queueDown = false;
    expect(answer.status).toBe(500);
    await bot.event(event, { "x-slack-retry-num": "1" });
    expect(await answered(ts)).toHaveLength(1);
  });

  test("waits where Slack asks to, and is answered once", async () => {
    bot.slack.proxy.break("chat.postMessage", { seconds: 1, times: 1 });
    const event = { type: "app_mention", user: alice, channel: general, ts: "1700000002.000100", text: `<@${ownUser}> push 413` };
    await bot.event(event);
    const posted = await eventually(async () => bot.slack.proxy.calls.filter(({ method, params }) => method === "chat.postMessage" && params["thread_ts"] === event.ts), (calls) => calls.length === 2);
    bot.slack.proxy.mend();
    expect(posted).toHaveLength(2);
  });
});

describe("a status that several errors have", () => {
  const words = "we got a 412 when we\npush, what is it?";

  test("is explained with the error first that the channel met, as where it is typed, on every surface", async () => {
    const errorId = "push/412/INVALID_PARAMETER";
    const firstOf = (told: string): string => /"type":"header","text":\{[^}]*"text":"([^"]*)"/.exec(told)?.[1] ?? "";
    expect(firstOf(await bot.answerAt((await bot.shortcut({ ts: "1700000004.000100", text: words }, { channel: random })).path))).toContain("DOCUMENT_LIMIT_EXCEEDED");
    await bot.store.recordOccurrence({ ...(await lookUpOccurrence(random, errorId, new Date(Date.now() + 3_600_000))), occurredAt: new Date().toISOString() });
    const typed = firstOf((await bot.command("412", { channel: random })).shown);
    const shortcut = firstOf(await bot.answerAt((await bot.shortcut({ ts: "1700000004.000200", text: words }, { channel: random })).path));
    const mentions = await Promise.all(["412", words].map(async (text) => {
      const ts = await bot.post(text, { channel: random });
      await bot.event({ type: "app_mention", user: alice, channel: random, ts, text: `<@${ownUser}> ${text}` });
      return firstOf(JSON.stringify(await eventually(() => bot.thread(random, ts), (replies) => replies.length > 0)));
    }));
    expect([typed, shortcut, ...mentions]).toEqual(Array.from({ length: 4 }, () => "412 INVALID_PARAMETER (Push API)"));
  });
});

describe("wherever an error is asked for, the answer", () => {
  const ask = {
    mention: async (text: string): Promise<string> => {
      const ts = await bot.post(text, { channel: general });
      await bot.event({ type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> ${text}` });
      return JSON.stringify(await eventually(() => bot.thread(general, ts), (replies) => replies.length > 0));
    },
    shortcut: async (text: string): Promise<string> => bot.answerAt((await bot.shortcut({ ts: "1700000007.000100", text })).path),
    command: async (text: string): Promise<string> => (await bot.command(text)).shown,
  };
  const ways = Object.entries(ask).map(([way, of]) => ({ way, of }));

  test.each(ways)("by $way has the team's notes, a button for another, and asks whether it helped", async ({ of }) => {
    await bot.store.addNote({ team: general, errorId: "push/413", text: "split the batch", by: alice, at: "2026-11-01T10:00:00.000Z", edited: null });
    const answer = await of("push 413");
    for (const part of ["split the batch", "edit_notes", "give_feedback"]) expect(answer).toContain(part);
  });

  test.each(ways)("by $way says where to look whether Coveo has an incident, and when the daily limits start anew", async ({ of }) => {
    expect(await of("push 503")).toMatch(/incident/);
    expect(await of("TOO_MANY_DOCUMENTS_DAILY")).toContain("midnight UTC)");
  });

  test.each(ways)("by $way is one for each status that is asked for", async ({ of }) => {
    expect((await of("413 and 429?")).match(/\*What to do\*/g)).toHaveLength(2);
  });

  test.each(ways)("by $way tells that a secret was among the words", async ({ of }) => {
    expect(await of("SOURCE_DOES_NOT_EXIST with xx564559b1-0045-48e1-953c-3addd1ee4457")).toContain("looked like a secret");
  });

  test("by mention names no command, which a thread does not take; what is not there can be asked for", async () => {
    expect(await ask.mention("412")).not.toContain("/coveo-error");
    const answer = await ask.mention("WRONG_WAREHOUSE_ID");
    expect(answer).toContain("ask_to_add");
    expect(answer).not.toContain("/coveo-error");
  });
});

describe("a direct message", () => {
  test("is answered where it stands, and counted for that conversation; bots are not answered", async () => {
    const { channel } = (await bot.api("conversations.open", { users: alice })) as { channel: { id: string } };
    const ts = await bot.post("push 413", { channel: channel.id });
    const event = { type: "message", channel_type: "im", user: alice, channel: channel.id, ts, text: "push 413" };
    expect((await bot.event(event)).status).toBe(200);
    const all = await eventually(() => bot.messages(channel.id), (messages) => messages.length === 2);
    expect(all[1]?.thread_ts).toBeUndefined();
    expect(all[1]?.text).toContain("413");
    expect((await bot.counted(channel.id)).map(({ errorId }) => errorId)).toEqual(["push/413"]);
    const before = bot.queued.length;
    for (const more of [{ bot_id: "B1" }, { subtype: "message_changed" }, { subtype: "message_deleted" }, { user: ownUser }]) await bot.event({ ...event, ts: "1.3", ...more });
    expect(bot.queued.length).toBe(before);
  });

  test("is not what a message in a channel is", async () => {
    const before = bot.queued.length;
    await bot.event({ type: "message", channel_type: "channel", user: alice, channel: general, ts: "1700000003.000100", text: "429" });
    expect(bot.queued.length).toBe(before);
  });
});

describe("the address of a run that nothing is known of", () => {
  const runUrl = (run: string, project = "acme/catalog-loader") => `https://github.com/${project}/actions/runs/${run}`;
  const occurrencesOf = async (runId: string) => (await bot.counted(general)).filter((each) => each.source === "pipeline" && each.runId === runId);

  test("is read from its provider now, posted and counted as if its delivery had come, and whoever asked is told", async () => {
    const { shown, path } = await bot.command(runUrl("1102"));
    expect(shown).toContain("Its provider is asked now");
    expect(await bot.answerAt(path)).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`");
    expect(await occurrencesOf("1102")).toHaveLength(1);
    expect((await bot.command(runUrl("1102"))).shown).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`");
  });

  test("in a mention is answered in the thread", async () => {
    const ts = await bot.post("see");
    await bot.event({ type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> <${runUrl("1103")}>` });
    const replies = await eventually(() => bot.thread(general, ts), (all) => all.length > 0);
    expect(JSON.stringify(replies)).toContain("SOURCE_DOES_NOT_EXIST");
  });

  test("of another channel's project, or of a host that is no connection's, is not asked for", async () => {
    const before = bot.queued.length;
    expect((await bot.command(runUrl("1104"), { channel: random })).shown).toContain("is not linked to this channel");
    expect((await bot.command(runUrl("1104", "other/thing"))).shown).toContain("is not linked to this channel");
    expect((await bot.command(runUrl("1104", "acme/xx564559b1-0045-48e1-953c-3addd1ee4457"))).shown).toContain("acme/[redacted:coveo-key] is not linked");
    await bot.command("https://github.example/acme/catalog-loader/actions/runs/1104");
    expect(bot.queued.slice(before).filter(({ work }) => work === "run")).toEqual([]);
  });

  test("that the provider does not know is said to be so", async () => {
    const { path } = await bot.command(runUrl("4242"));
    expect(await bot.answerAt(path)).toContain("its provider did not tell: not found (404)");
  });
});

describe("/coveo-error test", () => {
  test("posts a marked sample, and counts nothing", async () => {
    const before = await bot.counted(random);
    expect((await bot.command("test", { channel: random })).shown).toContain("A sample was posted in this channel");
    expect(JSON.stringify((await bot.messages(random)).at(-1))).toContain("This is a sample: no pipeline failed");
    expect(await bot.counted(random)).toEqual(before);
  });

  test.each([
    ["not_in_channel", "Invite it: type `/invite`"],
    ["is_archived", "The channel is archived"],
    ["restricted_action", "The workspace's settings"],
    ["token_revoked", "No sample was posted"],
  ])("says in words what stands in the way: %s", async (error, expected) => {
    bot.slack.proxy.break("chat.postMessage", { error });
    const { shown } = await bot.command("test");
    bot.slack.proxy.mend();
    expect(shown).toContain(expected);
  });
});

test("nothing was left in the dead-letter queue", () => {
  expect(bot.deadLetters).toEqual([]);
});
