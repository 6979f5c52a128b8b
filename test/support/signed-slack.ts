import type { KnownBlock, ModalView } from "@slack/types";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startSlack } from "../../src/local/emulated-slack.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { startResponseAddresses } from "./response-addresses.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";
import { slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { twoWays, type Answer } from "./two-ways.ts";

const secret = "a-slack-signing-secret-of-35-letters";
const token = "xoxb-local";
const form = "application/x-www-form-urlencoded";

export type Shown = SlackMessage & { response_type?: string };
export type Posted = SlackMessage & { ts: string };

/** The emulated Slack's first person, a member of both channels. */
export const alice = "U000000001";
export const bob = "U000000002";

/** The Slack function as it is deployed, over signed HTTP, with an embedded table and an emulated Slack behind a proxy. */
export const startSignedSlack = async (settings: Record<string, string> = {}) => {
  const table = await startEmbeddedTable();
  const slack = await startSlack({ port: await freePorts(), token });
  const { proxy } = slack;
  const responses = await startResponseAddresses();
  Object.assign(process.env, {
    SLACK_RESPONSE_URL_BASE: responses.base,
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: `${slack.url}/api/`,
    DYNAMODB_ENDPOINT: (await table.client.config.endpoint?.().then(({ hostname, port }) => `http://${hostname}:${port}`)) ?? "",
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    QUEUE_URL: "http://127.0.0.1:9/000000000000/nowhere",
    ...settings,
  });
  const { ways, stop } = await twoWays("handlers/slack.handler");
  const [overHttp] = ways;
  if (overHttp === undefined) throw new Error("no way to the handler");

  const sendForm = (fields: Record<string, string>): Promise<Answer> => {
    const body = new URLSearchParams(fields).toString();
    return overHttp.send({ path: "/slack/events", body, headers: { "content-type": form, ...slackHeaders(body, secret) } });
  };
  const api = async (method: string, body: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return (await (await fetch(`${slack.behindProxy}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) })).json()) as Record<string, unknown>;
  };
  const messages = async (channel: string): Promise<Posted[]> => ((await api("conversations.history", { channel }))["messages"] as Posted[]).toReversed();

  return {
    table,
    proxy,
    /** Closed until a test opens them: what would go there then comes as a message only one person sees. */
    responses,
    api,
    messages,
    store: createDynamoStore({ client: table.client, name: table.name, clock: () => new Date() }),
    command: async (text: string, { channel = "C000000001", user = alice } = {}): Promise<Shown> => {
      const answer = await sendForm({ command: "/coveo-error", text, channel_id: channel, channel_name: "general", user_id: user, team_id: "T000000001", trigger_id: "1.2.3", response_url: `${responses.base}commands/T000000001/1/x` });
      if (answer.status !== 200) throw new Error(`answered with ${answer.status}`);
      return JSON.parse(answer.body) as Shown;
    },
    /** As Slack sends it when somebody presses a button or chooses an option of a message. */
    press: async (action: { action_id: string; block_id?: string; value?: string; option?: string; url?: string; type?: string }, on: Posted | null, { channel = "C000000001", user = alice } = {}): Promise<Answer> => {
      const { trigger_id } = await api("views.generateTriggerId", { user_id: user });
      const { option, value, type = "button", ...named } = action;
      const pressed = option === undefined ? { type, value } : { type: "static_select", selected_option: { value: option, text: { type: "plain_text", text: option } } };
      return sendForm({
        payload: JSON.stringify({
          type: "block_actions",
          team: { id: "T000000001", domain: "acme" },
          user: { id: user, username: "someone", team_id: "T000000001" },
          api_app_id: "A000000001",
          token: "unused",
          container: { type: "message", message_ts: on?.ts ?? "1.5", channel_id: channel, is_ephemeral: on === null },
          trigger_id: trigger_id ?? "1.2.3",
          channel: { id: channel, name: "general" },
          // Of a private message Slack sends no more than its time.
          ...(on === null ? {} : { message: { type: "message", user: "U0BOT", ts: on.ts, text: on.text, blocks: on.blocks } }),
          response_url: `${responses.base}actions/T000000001/1/x`,
          actions: [{ block_id: "b", action_ts: "1.2", ...named, ...pressed }],
        }),
      });
    },
    /** As Slack sends it when somebody saves a window; the fields by their block's id. */
    saveWindow: (view: ModalView, fields: Record<string, string | null>, { user = alice } = {}): Promise<Answer> => {
      const values = Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, { text: { type: "plain_text_input", value } }]));
      return sendForm({ payload: JSON.stringify({ type: "view_submission", team: { id: "T000000001" }, user: { id: user, team_id: "T000000001" }, api_app_id: "A000000001", token: "unused", trigger_id: "1.2.3", view: { id: "V1", ...view, state: { values } } }) });
    },
    /** The window that was opened last. */
    openedWindow: (): ModalView => JSON.parse(proxy.calls.findLast(({ method }) => method === "views.open")?.params["view"] ?? "{}") as ModalView,
    /** What one person was told, of everything since the last look. */
    told: (): { user: string; text: string }[] =>
      proxy.calls.splice(0).flatMap(({ method, params }) => (method === "chat.postEphemeral" ? [{ user: params["user"] ?? "", text: allText({ text: params["text"] ?? "", blocks: JSON.parse(params["blocks"] ?? "[]") as KnownBlock[] }) }] : [])),
    stop: async () => {
      await stop();
      await responses.stop();
      await slack.close();
      await table.close();
    },
  };
};

/** Everything of a message that is read. */
export const allText = ({ blocks }: SlackMessage): string =>
  blocks
    .flatMap((block) => {
      if (block.type === "section") return [block.text?.text ?? ""];
      if (block.type === "context") return block.elements.flatMap((element) => ("text" in element ? [element.text] : []));
      return block.type === "header" ? [block.text.text] : [];
    })
    .join("\n");

/** A message's first button with this beginning of its action id. */
export const buttonOf = ({ blocks }: SlackMessage, action: string): { action_id: string; value: string } => {
  const found = blocks.flatMap((block) => (block.type === "actions" ? block.elements : [])).find((element) => "action_id" in element && element.action_id?.startsWith(action));
  if (found === undefined || found.type !== "button") throw new Error(`no button ${action}`);
  return { action_id: found.action_id ?? "", value: found.value ?? "" };
};
