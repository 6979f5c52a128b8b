import { afterAll, describe, expect, test } from "vitest";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, general, ownUser, startSurfaces } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(() => bot.stop());

const failing = `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch
HTTP/1.1 413 Payload Too Large`;

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
    for (const more of [{ bot_id: "B1" }, { user: ownUser }, { subtype: "bot_message" }, { edited: { user: alice, ts: "1.2" } }, { user: undefined }]) {
      expect((await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000001.000100", text: `<@${ownUser}> 429`, ...more })).status).toBe(200);
    }
    expect(bot.queued.filter((each) => each["ts"] === "1700000001.000100")).toEqual([]);
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
    for (const more of [{ bot_id: "B1" }, { subtype: "message_changed" }, { subtype: "message_deleted" }, { user: ownUser }]) await bot.event({ ...event, ts: "1.3", ...more });
    expect(bot.queued.filter((each) => each["ts"] === "1.3")).toEqual([]);
  });

  test("is not what a message in a channel is", async () => {
    await bot.event({ type: "message", channel_type: "channel", user: alice, channel: general, ts: "1700000003.000100", text: "429" });
    expect(bot.queued.filter((each) => each["ts"] === "1700000003.000100")).toEqual([]);
  });
});

test("nothing was left in the dead-letter queue", () => {
  expect(bot.deadLetters).toEqual([]);
});
