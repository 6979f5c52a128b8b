import { afterAll, afterEach, describe, expect, test } from "vitest";
import { brokenBlockLimits } from "../../src/local/slack-proxy/broken-block-limits.ts";
import { interpretedJson } from "../support/interpreted-json.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { writtenLines } from "../support/written-lines.ts";
import { ownTime } from "../support/own-time.ts";
import { alice, general, ownUser, random, startSurfaces, type SlackJson } from "../support/slack-surfaces.ts";

process.env["LOG_LEVEL"] = "debug";
const bot = await startSurfaces({ settings: { ADMINS: alice } });
afterAll(() => bot.stop());
afterEach(() => bot.slack.proxy.mend());

/** In milliseconds: what Slack waits. */
const patience = 3_000;

const hostile: [string, string][] = [
  ["a call to the channel", "<!channel> <!here> <!everyone> @here @channel"],
  ["a mention and a group", `<@${alice}> <!subteam^S0123|@ops>`],
  ["links", "<https://evil.example/?a=1|https://docs.coveo.com> https://evil.example"],
  ["backticks", "` ``` ```` 429 ``` *_~"],
  ["40,000 characters", "<!channel> 429 ".repeat(2_667)],
  ["right-to-left marks", "\u202E924\u202C \u2066\u2069\u200F 429"],
  ["half a character", "429 \uD83D"],
  ["control characters", "429\u0000\u0007\u001B[31m"],
];

const event = (fields: SlackJson): SlackJson => ({ type: "event_callback", team_id: "T000000001", api_app_id: "A000000001", event_id: "Ev1", event_time: 1, authorizations: [{ user_id: "U0OWNBOT1" }], event: fields });
const person = { user: { id: alice, username: "alice", team_id: "T000000001" }, team: { id: "T000000001", domain: "acme" }, api_app_id: "A000000001", token: "unused", trigger_id: "1.2.3" };
const pressed = (action: SlackJson): SlackJson => ({ type: "block_actions", ...person, container: { type: "message", message_ts: "1.2", channel_id: general }, channel: { id: general, name: "general" }, message: { type: "message", ts: "1.2", text: "x", blocks: [] }, actions: [{ type: "button", block_id: "b", action_ts: "1.2", ...action }] });
const saved = (callback: string, metadata: string): SlackJson => ({ type: "view_submission", ...person, view: { id: "V1", type: "modal", callback_id: callback, private_metadata: metadata, state: { values: { projects: { projects: { type: "plain_text_input", value: "acme/x" } } } }, blocks: [], hash: "1" } });

const interactions: [string, SlackJson][] = [
  ["a shortcut", { type: "message_action", callback_id: "explain_error", ...person, action_ts: "1.2", message_ts: "1.2", channel: { id: general, name: "general" }, message: { type: "message", user: alice, ts: "1.2", text: "429" } }],
  ["a button", pressed({ action_id: "share_answer", value: "{}" })],
  ["a button of a flag", pressed({ action_id: "flag_take", block_id: "v1#push/413#warning#2026-11-20" })],
  ["a button about links", pressed({ action_id: "approve_link", value: '{"v":1}' })],
  ["a saved window about links", saved("link_projects", "{}")],
  ["a saved window of notes", saved("notes_form", "{}")],
];
const events: [string, SlackJson][] = [
  ["a mention", event({ type: "app_mention", user: alice, channel: general, ts: "1700000001.000100", text: "<@U0OWNBOT1> 429" })],
  ["a direct message", event({ type: "message", channel_type: "im", user: alice, channel: "D000000001", ts: "1700000001.000200", text: "429" })],
  ["another app's message", event({ type: "message", subtype: "bot_message", channel_type: "channel", bot_id: "B1", channel: general, ts: "1700000001.000300", text: "failed" })],
  ["the Home tab", event({ type: "app_home_opened", user: alice, channel: "D000000001", tab: "home" })],
  ["an archived channel", event({ type: "channel_archive", channel: "C000000009", user: alice })],
  ["a renamed channel", event({ type: "channel_rename", channel: { id: "C000000009", name: "x" } })],
  ["revoked tokens", event({ type: "tokens_revoked", tokens: { oauth: [], bot: [] } })],
];

/** The payload with one part of it missing or of another type, for each part of it. */
const broken = (value: unknown, path = ""): [string, unknown][] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const put = (other: unknown): unknown => (Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other });
    const here = `${path}.${name}`;
    return [
      ...[undefined, null, 7, "<!channel>", [], {}, [null]].map((other): [string, unknown] => [`${here} = ${JSON.stringify(other)}`, put(other)]),
      ...broken(part, here).map(([which, whole]): [string, unknown] => [which, put(whole)]),
    ];
  });
};

describe("a signed payload with a part missing or of another type is answered with 200, in time", () => {
  const faults = async (payload: SlackJson, send: (body: SlackJson) => Promise<{ status: number; body: string }>): Promise<string[]> => {
    const found: string[] = [];
    for (const [which, changed] of broken(payload)) {
      const { result: { status, body }, took } = await ownTime(() => send(changed as SlackJson));
      if (status !== 200) found.push(`${which}: ${status}`);
      if (took > patience) found.push(`${which}: too late`);
      if (interpretedJson(body).includes("<!")) found.push(`${which}: calls everybody`);
    }
    return found;
  };

  test.each(interactions)("%s", async (_, payload) => expect(await faults(payload, bot.sendPayload)).toEqual([]));
  test.each(events)("%s", async (_, payload) => expect(await faults(payload, bot.sendEvent)).toEqual([]));
  test("a command", async () => {
    const fields = { command: "/coveo-error", text: "429", channel_id: general, channel_name: "general", user_id: alice, team_id: "T000000001", trigger_id: "1.2.3", response_url: "x" };
    const found: string[] = [];
    for (const name of Object.keys(fields)) {
      for (const value of [undefined, "", "<!channel>", "\u0000", "x".repeat(40_000)]) {
        const { status, body } = await bot.sendForm(Object.fromEntries(Object.entries({ ...fields, [name]: value }).filter((pair): pair is [string, string] => pair[1] !== undefined)));
        if (status !== 200) found.push(`${name} = ${String(value).slice(0, 20)}: ${status}`);
        if (interpretedJson(body).includes("<!")) found.push(`${name}: calls everybody`);
      }
    }
    expect(found).toEqual([]);
  });
});

describe("hostile text is answered in words, mentions nobody and keeps Slack's limits", () => {
  const isHarmless = (sent: string): void => {
    const text = interpretedJson(sent);
    expect(text).not.toMatch(/<!(channel|here|everyone|subteam)/);
    expect(text).not.toMatch(/<(https:\/\/evil|@U000000001>|#C)/);
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(text.trim()).not.toBe("");
  };
  const verbs = ["", "stats ", "snooze ", "mute ", "threshold ", "digest ", "link ", "unlink ", "move ", "help ", "join ", "watch ", "excerpts ", "https://github.com/acme/x/actions/runs/"];

  test.each(hostile)("in a command: %s", async (_, text) => {
    for (const verb of verbs) {
      const { shown } = await bot.command(verb + text);
      isHarmless(shown);
      expect(brokenBlockLimits((JSON.parse(shown) as { blocks: unknown }).blocks, "message")).toEqual([]);
    }
  });

  test.each(hostile)("in a message that is explained: %s", async (_, text) => {
    const { answer, path } = await bot.shortcut({ ts: "1700000000.000100", text });
    expect(answer.status).toBe(200);
    const told = await bot.answerAt(path);
    isHarmless(told);
  });

  test.each(hostile)("in a mention and a direct message: %s", async (_, text) => {
    const ts = await bot.post("x");
    expect((await bot.event({ type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> ${text}` })).status).toBe(200);
    const [answer] = await eventually(() => bot.thread(general, ts), (thread) => thread.length > 0);
    isHarmless(JSON.stringify(answer));
  });

  test.each(hostile)("in a button's value and a window: %s", async (_, text) => {
    for (const action_id of ["share_answer", "show_answer_push/413", "post_in_thread", "approve_link", "edit_notes", "not_this_error", "give_feedback", "undo_digest", "flag_take", "no_such_button", text.slice(0, 200)]) {
      const { answer, path } = await bot.press({ action_id, value: text.slice(0, 2_000) });
      expect(answer.status).toBe(200);
      isHarmless(await bot.answerAt(path));
    }
    for (const [form, metadata] of [["link_projects", JSON.stringify({ v: 1, channel: general })], ["move_channel", JSON.stringify({ v: 1, channel: general })], ["notes_form", "{}"]] as const) {
      const { status, body } = await bot.submit(form, { metadata, fields: { connection: { type: "plain_text_input", value: "github" }, projects: { type: "plain_text_input", value: text }, branches: { type: "plain_text_input", value: text }, new_note: { type: "plain_text_input", value: text } } });
      expect(status).toBe(200);
      if (body !== "") isHarmless(JSON.stringify({ text: body.includes('"errors"') ? Object.values((JSON.parse(body) as { errors: Record<string, string> }).errors).join(" ") : body }));
    }
  });
});

describe("what Slack refuses", () => {
  const refusals = ["not_in_channel", "is_archived", "channel_not_found", "invalid_auth", "token_revoked", "account_inactive", "thread_not_found", "message_not_found", "missing_scope"];

  test.each(refusals)("%s: each surface still answers 200 in time, and what was asked is not lost", async (error) => {
    for (const method of ["chat.postMessage", "chat.postEphemeral", "chat.update", "conversations.replies", "conversations.history", "views.open", "views.publish"]) bot.slack.proxy.break(method, { error });
    const looked = await bot.command("429");
    expect(interpretedJson(looked.shown)).toContain("429");
    const sample = await bot.command("test");
    expect(interpretedJson(sample.shown)).toMatch(/could not|cannot|not/);
    const { answer, path } = await bot.shortcut({ ts: "1700000000.000100", text: "429" });
    expect(answer.status).toBe(200);
    // Told by the response address, which needs no token.
    expect(await bot.answerAt(path)).toContain("429");
    for (const [, body] of events) expect((await bot.sendEvent(body)).status).toBe(200);
    for (const [, body] of interactions) expect((await bot.sendPayload(body)).status).toBe(200);
  });
});

test("a mention in a channel where posting stopped is answered: it is open again", async () => {
  await bot.store.changeChannel(random, { stopped: { reason: "not_in_channel", at: "2026-01-01T00:00:00.000Z", triedAt: new Date(Date.now() - 60_000).toISOString() } });
  const ts = await bot.post("429", { channel: random });
  expect((await bot.event({ type: "app_mention", user: alice, channel: random, ts, text: `<@${ownUser}> 429` })).status).toBe(200);
  expect(JSON.stringify(await eventually(() => bot.thread(random, ts), (thread) => thread.length > 0))).toContain("429");
  expect((await bot.store.findChannel(random)).stopped).toBeNull();
});

test("a sample that can be posted where posting had stopped opens the channel again", async () => {
  await bot.store.changeChannel(random, { stopped: { reason: "not_in_channel", at: "2026-01-01T00:00:00.000Z", triedAt: new Date().toISOString() } });
  expect((await bot.command("test", { channel: random })).shown).toContain("A sample was posted");
  expect((await bot.store.findChannel(random)).stopped).toBeNull();
});

test("what was asked while Slack refused the token is answered when the token works again", async () => {
  const channel = random;
  const ts = await bot.post("429", { channel });
  bot.slack.proxy.break("chat.postMessage", { error: "token_revoked" });
  expect((await bot.event({ type: "app_mention", user: alice, channel, ts, text: `<@${ownUser}> 429` })).status).toBe(200);
  await eventually(async () => bot.slack.proxy.calls.some(({ method, params }) => method === "chat.postMessage" && params["thread_ts"] === ts), Boolean);
  bot.slack.proxy.mend();
  expect(JSON.stringify(await eventually(() => bot.thread(channel, ts), (thread) => thread.length > 0))).toContain("429");
});

test("the log names nobody and holds nothing of what was said", async () => {
  const written = writtenLines();
  await bot.command("429 <https://evil.example|x> canary-of-what-was-said");
  await bot.sendPayload({ type: "block_actions", user: 7, actions: [] });
  const { path } = await bot.shortcut({ ts: "1700000000.000100", text: "canary-of-what-was-said 413" });
  await bot.answerAt(path);
  await bot.answerAt((await bot.press({ action_id: "canary-of-what-was-said", value: "canary-of-what-was-said" })).path);
  await bot.submit("notes_form", { metadata: "{}", fields: { new_note: { type: "plain_text_input", value: "canary-of-what-was-said" } } });
  await bot.sendEvent(event({ type: "app_home_opened", user: alice, channel: "D000000001", tab: "home" }));
  const text = await eventually(async () => written.text(), (each) => each.includes("home-shown"));
  expect(text).toContain("slack-request-broken");
  for (const told of [alice, "evil.example", "canary-of"]) expect(text).not.toContain(told);
});

test.each([
  ["a direct message", "D000000001", "just write what you see"],
  ["a channel that takes no part", "C0UNKNOWN1", "has no linked project yet"],
  ["a channel with links", general, "shows what is linked"],
])("help in %s says what to do there", async (_, channel, expected) => {
  const { shown } = await bot.command("help", { channel });
  expect(interpretedJson(shown)).toContain(expected);
});
