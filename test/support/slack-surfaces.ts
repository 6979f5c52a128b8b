import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { createCiLogApis } from "../../src/local/ci-log-apis.ts";
import { startSlack, surroundingsToken } from "../../src/local/emulated-slack.ts";
import { createInProcessQueue } from "../../src/local/in-process-queue.ts";
import { close, listen } from "../../src/local/listen.ts";
import { loadHandler } from "../../src/local/load-handler.ts";
import { seed } from "../../src/local/seed.ts";
import { createSqsEndpoint } from "../../src/local/sqs-endpoint.ts";
import type { QueueMessage } from "../../src/pipelines/queue-message.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { eventually, freePorts } from "../../infra/surroundings/running-bot.ts";
import { slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { twoWays, type Answer } from "./two-ways.ts";

const secret = "a-slack-signing-secret-of-35-letters";
const token = "xoxb-local";

export const general = "C000000001";
export const random = "C000000002";
export const alice = "U000000001";
/** As the events' `authorizations` name this app. */
export const ownUser = "U0OWNBOT1";

export type SlackJson = Record<string, unknown>;
export type HeldMessage = { ts: string; text: string; thread_ts?: string; blocks?: unknown[] };

/** The functions for Slack and for the queue as they are deployed, with a queue between, an embedded table and an emulated Slack with strict scopes. */
export const startSurfaces = async ({ scopes, settings = {} }: { scopes?: readonly string[]; settings?: Record<string, string> } = {}) => {
  const table = await startEmbeddedTable();
  const slack = await startSlack({ port: await freePorts(), token, ...(scopes === undefined ? {} : { scopes }) });
  const logApis = createCiLogApis();
  await listen(logApis, 0, "the CI providers' log APIs");
  const queued: SlackJson[] = [];
  const state = { queueDown: false };
  const sqs = createSqsEndpoint(() => queue);
  const endpoint = createServer((request, response) => (state.queueDown ? void response.writeHead(503).end() : void sqs.emit("request", request, response)));
  await listen(endpoint, 0, "the queue");
  const portOf = (server: typeof endpoint): number => (server.address() as AddressInfo).port;
  const logPort = portOf(logApis);
  Object.assign(process.env, {
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_RESPONSE_URL_BASE: `${slack.url}/response/`,
    DYNAMODB_ENDPOINT: (await table.client.config.endpoint?.().then(({ hostname, port }) => `http://${hostname}:${port}`)) ?? "",
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    QUEUE_URL: `http://127.0.0.1:${portOf(endpoint)}/000000000000/coveo-error`,
    CI_WEBHOOK_SECRET: "local-ci-webhook-secret-000000000",
    GITHUB_API_URL: `http://127.0.0.1:${logPort}/github`,
    GITHUB_LOG_HOSTS: `localhost:${logPort}`,
    GITHUB_TOKEN: "local-github-token",
    ...settings,
  });
  const store = createDynamoStore({ client: table.client, name: table.name, clock: () => new Date() });
  await seed(store);
  const consume = await loadHandler("handlers/queue.handler");
  const queue = createInProcessQueue({
    consume: async (event: SQSEvent) => {
      for (const { body } of event.Records) queued.push(JSON.parse(body) as SlackJson);
      return (await consume(event, {} as Context)) as SQSBatchResponse;
    },
    batchSize: 1,
    visibilityTimeout: 1,
    maxReceiveCount: 6,
  });
  const { ways, stop } = await twoWays("handlers/slack.handler");
  const [overHttp] = ways;
  if (overHttp === undefined) throw new Error("no way to the handler");

  const send = (body: string, type: string, headers: Record<string, string> = {}): Promise<Answer> =>
    overHttp.send({ path: "/slack/events", body, headers: { "content-type": type, ...headers, ...slackHeaders(body, secret) } });
  const sendForm = (fields: Record<string, string>): Promise<Answer> => send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  const call = async (as: string, method: string, body: SlackJson): Promise<SlackJson> => {
    const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
    return (await (await fetch(`${slack.url}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) })).json()) as SlackJson;
  };
  const api = (method: string, body: SlackJson): Promise<SlackJson> => call(surroundingsToken, method, body);
  /** Each has an address of its own, with a trigger of our signer's. */
  const interaction = () => {
    const path = `actions/T000000001/${randomUUID()}`;
    return { path, fields: { response_url: `${slack.url}/response/${path}`, trigger_id: `local.${Date.now()}.${randomUUID()}`, team: { id: "T000000001", domain: "acme" }, api_app_id: "A000000001", token: "unused" } };
  };
  const answersAt = (path: string): SlackJson[] => slack.proxy.addresses.responses.filter((each) => each.path === path).map(({ message }) => message);

  return {
    slack,
    table,
    store,
    state,
    queued,
    deadLetters: queue.deadLetters,
    api,
    /** A call with the bot's own token, and the scopes it has. */
    asBot: (method: string, body: SlackJson): Promise<SlackJson> => call(token, method, body),
    answersAt,
    /** The first answer at a response address. */
    answerAt: async (path: string): Promise<string> => JSON.stringify((await eventually(async () => answersAt(path), (answers) => answers.length > 0))[0]),
    thread: async (channel: string, ts: string): Promise<HeldMessage[]> => (((await api("conversations.replies", { channel, ts }))["messages"] ?? []) as HeldMessage[]).filter((each) => each.ts !== ts),
    messages: async (channel: string): Promise<HeldMessage[]> => ((await api("conversations.history", { channel }))["messages"] as HeldMessage[]).toReversed(),
    counted: async (team: string) => store.listOccurrences({ team, from: "2020", until: "2099" }),
    /** What a person posts. */
    post: async (text: string, { channel = general, threadTs }: { channel?: string; threadTs?: string } = {}): Promise<string> =>
      String((await api("chat.postMessage", { channel, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) }))["ts"]),
    upload: async (name: string, content: string | Buffer, type = "text/plain"): Promise<string> => {
      const { upload_url: address, file_id: id } = await api("files.getUploadURLExternal", { filename: name, length: Buffer.byteLength(content) });
      await fetch(String(address), { method: "POST", headers: { "content-type": type }, body: new Uint8Array(Buffer.from(content)) });
      await api("files.completeUploadExternal", { files: [{ id, title: name }], channel_id: general });
      return String(id);
    },
    event: (event: SlackJson, headers: Record<string, string> = {}): Promise<Answer> =>
      send(JSON.stringify({ type: "event_callback", team_id: "T000000001", api_app_id: "A000000001", event_id: `Ev${randomUUID()}`, event_time: 1, authorizations: [{ team_id: "T000000001", user_id: ownUser, is_bot: true }], event }), "application/json", headers),
    command: async (text: string, { channel = general, user = alice } = {}): Promise<{ shown: string; path: string }> => {
      const path = `commands/T000000001/${randomUUID()}`;
      const answer = await sendForm({ command: "/coveo-error", text, channel_id: channel, channel_name: "general", user_id: user, team_id: "T000000001", trigger_id: `local.${Date.now()}.${randomUUID()}`, response_url: `${slack.url}/response/${path}` });
      return { shown: answer.body, path };
    },
    shortcut: async (message: SlackJson, { channel = general } = {}): Promise<{ answer: Answer; path: string }> => {
      const { path, fields } = interaction();
      const payload = { type: "message_action", callback_id: "explain_error", action_ts: "1.2", message_ts: message["ts"], user: { id: alice, name: "alice" }, channel: { id: channel, name: "general" }, message: { type: "message", user: alice, ...message }, ...fields };
      return { answer: await sendForm({ payload: JSON.stringify(payload) }), path };
    },
    sendPayload: (payload: SlackJson): Promise<Answer> => sendForm({ payload: JSON.stringify(payload) }),
    /** As it is, whole or broken. */
    sendEvent: (body: SlackJson): Promise<Answer> => send(JSON.stringify(body), "application/json"),
    sendForm,
    /** Puts a message past whoever sends it, as a webhook's function does. */
    enqueue: (message: QueueMessage): void => void queue.send(JSON.stringify(message)),
    /** Until the queue has nothing left to do. */
    idle: async (): Promise<void> => void (await eventually(async () => queue.size(), (left) => left === 0)),
    /** A button of a message that everybody sees, pressed on the message as it stands. */
    pressOn: async ({ ts, text, blocks = [] }: HeldMessage, actionId: string, { channel = general, user = alice, value }: { channel?: string; user?: string; value?: string } = {}): Promise<{ answer: Answer; path: string }> => {
      const { path, fields } = interaction();
      const button = value === undefined ? buttonIn(JSON.stringify({ blocks }), actionId) : { action_id: actionId, value };
      const payload = { type: "block_actions", user: { id: user, username: "somebody", team_id: "T000000001" }, container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false }, channel: { id: channel, name: "general" }, message: { type: "message", user: ownUser, ts, text, blocks }, actions: [{ type: "button", block_id: "b", action_ts: "1.2", ...button }], ...fields };
      return { answer: await sendForm({ payload: JSON.stringify(payload) }), path };
    },
    /** A button of a message that only one person sees (Slack does not send such a message along), or with an empty channel one of the Home tab, which stands in none. */
    press: async ({ action_id, value }: { action_id: string; value: string }, { channel = general, user = alice } = {}): Promise<{ answer: Answer; path: string }> => {
      const { path, fields } = interaction();
      // The Home tab has no channel, and no address to answer at.
      const payload = { type: "block_actions", user: { id: user, username: "alice", team_id: "T000000001" }, ...(channel === "" ? { container: { type: "view", view_id: "V1" } } : { container: { type: "message", message_ts: "1.2", channel_id: channel, is_ephemeral: true }, channel: { id: channel, name: "general" } }), actions: [{ type: "button", action_id, block_id: action_id, value, action_ts: "1.2" }], ...fields, ...(channel === "" ? { response_url: undefined } : {}) };
      return { answer: await sendForm({ payload: JSON.stringify(payload) }), path };
    },
    /** A window that somebody filled in; what was entered stands by its field's id. */
    submit: (form: string, { metadata, fields, user = alice }: { metadata: string; fields: Record<string, SlackJson>; user?: string }): Promise<Answer> => {
      const values = Object.fromEntries(Object.entries(fields).map(([id, entered]) => [id, { [id]: entered }]));
      const view = { id: "V1", type: "modal", callback_id: form, private_metadata: metadata, state: { values }, blocks: [], hash: "1" };
      return sendForm({ payload: JSON.stringify({ type: "view_submission", user: { id: user, name: "somebody", team_id: "T000000001" }, view, ...interaction().fields }) });
    },
    stop: async () => {
      await stop();
      await queue.stop();
      await close(endpoint);
      await close(logApis);
      await slack.close();
      await table.close();
    },
  };
};

/** A button in what was sent, by its action id. */
export const buttonIn = (message: string, actionId: string): { action_id: string; value: string } => {
  const { blocks } = JSON.parse(message) as { blocks: { elements?: { action_id?: string; value?: string }[] }[] };
  const found = blocks.flatMap(({ elements = [] }) => elements).find((each) => each.action_id === actionId);
  if (found === undefined) throw new Error(`no button ${actionId}`);
  return { action_id: actionId, value: found.value ?? "" };
};
