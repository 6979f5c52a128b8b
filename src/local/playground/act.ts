import { randomUUID } from "node:crypto";
import * as z from "zod";
import { person } from "../emulated-slack.ts";
import { messageOf, type Desk } from "./desk.ts";
import type { SendSigned } from "./send-signed.ts";
import { botMention, botName, type SlackCalls } from "./slack-calls.ts";

const fields = z.record(z.string(), z.unknown());
const text = z.string().max(40_000);
const id = z.string().max(200);

/** What a person does on the page. */
export const actSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("say"), channel: id, direct: z.boolean(), threadTs: id.nullable(), text }),
  z.object({ kind: z.literal("command"), channel: id, channelName: id, text }),
  z.object({ kind: z.literal("press"), channel: id, channelName: id, on: z.object({ ts: id, text, blocks: z.array(fields), threadTs: id.nullable(), privateId: id.nullable() }).nullable(), window: id.nullable(), home: z.boolean(), action: fields }),
  z.object({ kind: z.literal("submit"), window: id, values: z.record(z.string(), fields) }),
  z.object({ kind: z.literal("close"), window: id }),
  z.object({ kind: z.literal("dismiss"), id }),
  z.object({ kind: z.literal("home") }),
  z.object({ kind: z.literal("shortcut"), channel: id, channelName: id, message: z.looseObject({ ts: id }) }),
]);

export type Act = z.infer<typeof actSchema>;
/** `faults`: of a window's fields, by block. */
export type Acted = { ok: true; faults?: Record<string, string> } | { ok: false; reason: string };

type Ports = { send: SendSigned; slack: SlackCalls; desk: Desk; command: string };

const team = { id: "T000000001", domain: "northwind" };
const user = { id: person, username: "dana", name: "dana", team_id: team.id };
const base = { team, user, api_app_id: "A000000001", token: "unused", is_enterprise_install: false, enterprise: null };

/** Has Slack do what it does when a person acts: sign, send, show the answer. */
export const act = async ({ send, slack, desk, command }: Ports, done: Act): Promise<Acted> => {
  const payload = (content: Record<string, unknown>) => send({ payload: JSON.stringify({ ...base, ...content }) });
  const event = (content: Record<string, unknown>) =>
    send(JSON.stringify({ type: "event_callback", team_id: team.id, api_app_id: base.api_app_id, event_id: `Ev${randomUUID()}`, event_time: Math.floor(Date.now() / 1000), authorizations: [{ team_id: team.id, user_id: botMention, is_bot: true }], event: content }));

  switch (done.kind) {
    case "say": {
      const written = done.text.replaceAll(/@(?:coveo[- ]errors?)\b/gi, `<@${botMention}>`);
      const posted = await slack.asPerson("chat.postMessage", { channel: done.channel, text: written, ...(done.threadTs === null ? {} : { thread_ts: done.threadTs }) });
      if (posted["ok"] !== true) return { ok: false, reason: String(posted["error"]) };
      const said = { user: person, text: written, ts: posted["ts"], channel: done.channel, event_ts: posted["ts"], ...(done.threadTs === null ? {} : { thread_ts: done.threadTs }) };
      if (done.direct) return answered((await event({ ...said, type: "message", channel_type: "im" })).status);
      return written.includes(`<@${botMention}>`) ? answered((await event({ ...said, type: "app_mention" })).status) : { ok: true };
    }
    case "command": {
      const origin = { channel: done.channel, threadTs: null, private: null };
      const address = desk.address(origin);
      const answer = await send({ command, text: done.text, channel_id: done.channel, channel_name: done.channelName, user_id: person, user_name: "dana", team_id: team.id, team_domain: team.domain, api_app_id: base.api_app_id, trigger_id: await slack.trigger(), response_url: address.url });
      if (answer.status !== 200) return answered(answer.status);
      if (answer.body === "") return { ok: true };
      const message = JSON.parse(answer.body) as Record<string, unknown>;
      if (message["response_type"] === "in_channel") await slack.call("chat.postMessage", { channel: done.channel, ...messageOf(message) });
      else if (message["text"] !== undefined || message["blocks"] !== undefined) address.answered(desk.show(done.channel, null, messageOf(message)));
      return { ok: true };
    }
    case "press": {
      const { on, channel, channelName } = done;
      const window = desk.windows.find((each) => each.id === done.window) ?? (done.home ? desk.home() : null);
      const view = window === null || window === undefined ? {} : { view: { ...window.view, id: window.id, team_id: team.id, state: { values: {} } }, container: { type: "view", view_id: window.id } };
      const isPrivate = on?.privateId !== null;
      const address = on === null ? {} : { response_url: desk.address({ channel, threadTs: on.threadTs, private: on.privateId }).url };
      const message = on === null ? {} : {
        channel: { id: channel, name: channelName },
        container: { type: "message", message_ts: on.ts, channel_id: channel, is_ephemeral: isPrivate, ...(on.threadTs === null ? {} : { thread_ts: on.threadTs }) },
        // Of a private message Slack sends no more than its time.
        ...(isPrivate ? {} : { message: { type: "message", user: botName, bot_id: "B000000001", ts: on.ts, text: on.text, blocks: on.blocks, ...(on.threadTs === null ? {} : { thread_ts: on.threadTs }) } }),
      };
      return answered((await payload({ type: "block_actions", trigger_id: await slack.trigger(), ...view, ...message, ...address, actions: [{ ...done.action, action_ts: String(Date.now() / 1000) }] })).status);
    }
    case "submit": {
      const window = desk.windows.find((each) => each.id === done.window);
      if (window === undefined) return { ok: false, reason: "That window is closed." };
      const answer = await payload({ type: "view_submission", trigger_id: await slack.trigger(), response_urls: [], view: { ...window.view, id: window.id, team_id: team.id, app_id: base.api_app_id, bot_id: "B000000001", root_view_id: window.id, previous_view_id: null, state: { values: done.values } } });
      if (answer.status !== 200) return answered(answer.status);
      const does = (answer.body === "" ? {} : JSON.parse(answer.body)) as { response_action?: string; errors?: Record<string, string>; view?: Record<string, unknown> };
      if (does.response_action === "errors") return { ok: true, faults: does.errors ?? {} };
      if (does.response_action === "update" && does.view !== undefined) desk.put({ id: window.id, view: does.view });
      else if (does.response_action === "push" && does.view !== undefined) desk.put({ id: `V${randomUUID()}`, view: does.view });
      else if (does.response_action === "clear") desk.shutAll();
      else desk.shut();
      return { ok: true };
    }
    case "close":
      desk.shut();
      return { ok: true };
    case "dismiss":
      desk.dismiss(done.id);
      return { ok: true };
    case "home":
      return answered((await event({ type: "app_home_opened", user: person, channel: await slack.direct(), tab: "home", event_ts: String(Date.now() / 1000) })).status);
    case "shortcut": {
      const { channel, channelName, message } = done;
      const threadTs = typeof message["thread_ts"] === "string" ? message["thread_ts"] : null;
      const { url } = desk.address({ channel, threadTs, private: null });
      return answered((await payload({ type: "message_action", callback_id: "explain_error", trigger_id: await slack.trigger(), message_ts: message.ts, channel: { id: channel, name: channelName }, message: { type: "message", ...message }, response_url: url })).status);
    }
  }
};

const answered = (status: number): Acted => (status === 200 ? { ok: true } : { ok: false, reason: `The bot answered with ${status}.` });
