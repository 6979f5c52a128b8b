import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { answerSlackRequest } from "../../../src/adapters/slack/answer-slack-request.ts";
import { createPersonalReplies } from "../../../src/adapters/slack/create-personal-replies.ts";
import { createSlackDispatcher, type SlackListeners } from "../../../src/adapters/slack/create-slack-dispatcher.ts";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import { freePorts } from "../../../infra/surroundings/running-bot.ts";
import { slackHeaders } from "../../../infra/surroundings/slack-request.ts";

const secret = "a-slack-signing-secret-of-35-letters";
const token = "xoxb-local";
const slack = await startSlack({ port: await freePorts(), token });
afterAll(() => slack.close());

const lines: { event: string; fields: Record<string, unknown> }[] = [];
const log = (event: string, fields: Record<string, unknown> = {}): void => void lines.push({ event, fields });
class BrokenError extends Error {
  override name = "BrokenError";
}
const fails = async (): Promise<never> => {
  throw new BrokenError("something that nobody thought of, with xx564559b1-0045-48e1-953c-3addd1ee4457");
};
/** Whatever is asked of it fails. */
const broken: SlackListeners = { command: fails, press: fails, explainMessage: fails, question: fails, notification: fails, submit: fails, submitNotes: fails, channelChanged: fails, homeOpened: fails, revoked: fails };
const apiUrl = `${slack.url}/api/`;
const responseBase = `${slack.url}/response/`;
const dispatch = createSlackDispatcher({ botToken: token, apiUrl, responseBase, command: "/coveo-error", log, listeners: () => broken });
const { tell } = createPersonalReplies({ token, apiUrl, responseBase, log });

const reference = "reference-42";
const send = (body: string, type: string, headers: Record<string, string> = {}) =>
  answerSlackRequest({ keys: [new TextEncoder().encode(secret)], dispatch, tell, responseBase, clock: () => new Date(), log }, { headers: { "content-type": type, ...slackHeaders(body, secret), ...headers }, body: new TextEncoder().encode(body) }, reference);
const sendForm = (fields: Record<string, string>) => send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
const user = { id: "U000000001", team_id: "T000000001" };
const channel = { id: "C000000001", name: "general" };
const interaction = (payload: object) => sendForm({ payload: JSON.stringify({ team: { id: "T000000001" }, user, trigger_id: "1.2", token: "unused", ...payload }) });
const event = (of: object, retry?: number) =>
  send(JSON.stringify({ type: "event_callback", team_id: "T000000001", api_app_id: "A000000001", event_id: "Ev1", event_time: 1, authorizations: [{ user_id: "U0OWNBOT1" }], event: of }), "application/json", retry === undefined ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" });
const toldPrivately = () => slack.proxy.calls.filter(({ method }) => method === "chat.postEphemeral").map(({ params }) => params);

beforeEach(() => {
  lines.splice(0);
  slack.proxy.calls.splice(0);
});

/** In words, with the reference, and nothing of the error itself. */
const inWords = /^(?![^]*(BrokenError|nobody thought|564559b1))[^]*Something went wrong here, not with what you did[^]*reference-42/;
const expectLogged = (): void => expect(lines).toContainEqual({ event: "slack-request-failed", fields: { reference, error: "BrokenError" } });

describe("a fault inside a listener is told in words with the reference that is in the log", () => {
  test("of a command", async () => {
    const { status, body } = await sendForm({ command: "/coveo-error", text: "429", channel_id: channel.id, user_id: user.id, team_id: "T000000001", trigger_id: "1.2", response_url: `${responseBase}commands/1` });
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringMatching(inWords)]);
    expect(body).toMatchObject({ response_type: "ephemeral" });
    expectLogged();
  });

  test.each([
    ["a button", { type: "block_actions", container: { type: "message" }, channel, actions: [{ type: "button", action_id: "share_answer", block_id: "b", value: "x", action_ts: "1.2" }] }],
    ["a shortcut", { type: "message_action", callback_id: "explain_error", channel, message: { ts: "1.2", text: "x" } }],
  ])("of %s: at its response address, else as a message that only one person sees", async (name, payload) => {
    const path = `actions/${name.replace(" ", "-")}`;
    expect(await interaction({ ...payload, response_url: `${responseBase}${path}` })).toEqual({ status: 200 });
    const answers = slack.proxy.addresses.responses.filter((each) => each.path === path);
    expect(answers.map(({ message }) => JSON.stringify(message))).toEqual([expect.stringMatching(inWords)]);
    expect(await interaction(payload)).toEqual({ status: 200 });
    expect(toldPrivately()).toEqual([expect.objectContaining({ channel: channel.id, user: user.id, text: expect.stringMatching(inWords) })]);
    expectLogged();
  });

  test("of a button of the Home tab: in a direct message", async () => {
    expect(await interaction({ type: "block_actions", container: { type: "view", view_id: "V1" }, actions: [{ type: "button", action_id: "open_link_form", block_id: "b", value: "x", action_ts: "1.2" }] })).toEqual({ status: 200 });
    const sent = slack.proxy.calls.filter(({ method }) => method === "chat.postMessage").map(({ params }) => params);
    expect(sent).toEqual([expect.objectContaining({ channel: user.id, text: expect.stringMatching(inWords) })]);
    expectLogged();
  });

  test.each(["notes_form", "link_projects"])("of the window %s: in it, and what was filled in stays", async (form) => {
    const view = (values: object) => ({ type: "view_submission", view: { id: "V1", callback_id: form, private_metadata: "{}", state: { values } } });
    const { status, body } = await interaction(view({ first: { first: { type: "plain_text_input", value: "long words" } } }));
    expect([status, body]).toEqual([200, { response_action: "errors", errors: { first: expect.stringMatching(inWords) } }]);
    expect(JSON.stringify((await interaction(view({}))).body)).toMatch(/"response_action":"update"[^]*reference-42/);
    expectLogged();
  });

  test.each([
    ["a mention", { type: "app_mention", user: user.id, channel: channel.id, ts: "1.2", text: "429" }],
    ["a direct message", { type: "message", channel_type: "im", user: user.id, channel: "D000000001", ts: "1.2", text: "429" }],
  ])("of %s: once Slack does not send it again any more", async (_, asked) => {
    for (const retry of [undefined, 1, 2]) expect(await event(asked, retry)).toEqual({ status: 500 });
    expect(toldPrivately()).toEqual([]);
    expect(await event(asked, 3)).toEqual({ status: 200 });
    expect(toldPrivately()).toEqual([expect.objectContaining({ channel: asked.channel, user: user.id, text: expect.stringMatching(inWords) })]);
    expectLogged();
  });

  test.each([
    ["the Home tab", { type: "app_home_opened", tab: "home", user: user.id, channel: "D000000001", event_ts: "1.2" }],
    ["a channel that was archived", { type: "channel_archive", channel: channel.id, user: user.id, event_ts: "1.2" }],
    ["another app's message", { type: "message", subtype: "bot_message", bot_id: "B1", channel: channel.id, channel_type: "channel", ts: "1.2", text: "a run failed" }],
  ])("but of %s, which nobody waits for, in the log alone; and it comes three times more at most", async (_, happened) => {
    expect(await event(happened, 2)).toEqual({ status: 500 });
    expect(await event(happened, 3)).toEqual({ status: 200 });
    expect(toldPrivately()).toEqual([]);
    expectLogged();
  });

  test("also where Slack takes no word", async () => {
    slack.proxy.break("chat.postEphemeral", { error: "channel_not_found" });
    expect(await interaction({ type: "message_action", callback_id: "explain_error", channel, message: { ts: "1.2", text: "x" } })).toEqual({ status: 200 });
    slack.proxy.mend();
    expect(lines.map((line) => line.event)).toEqual(expect.arrayContaining(["slack-request-failed", "personal-reply-failed"]));
  });
});
