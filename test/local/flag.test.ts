import { afterAll, beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/app/create-store.ts";
import { start, type Running } from "../../src/local/start.ts";
import type { Store } from "../../src/ports/store.ts";
import { readFlagBlockId } from "../../src/views/flag-actions.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { eventually, freePorts, slackSecret, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";

const directory = temporaryDirectory();
const team = "C000000001";
const errorId = "push/412/SOURCE_DOES_NOT_EXIST";
let port: number;
let bot: Running;
let store: Store;

beforeAll(async () => {
  port = await freePorts();
  Object.assign(process.env, { PORT: String(port), LOCAL_DIR: directory.path });
  bot = await start();
  store = createStore({ maxAttempts: 3, timeout: 5_000 }).store;
});
afterAll(async () => {
  await bot.stop();
  directory.remove();
});

const lookUp = async (): Promise<number> => {
  const body = commandBody("SOURCE_DOES_NOT_EXIST", team);
  const headers = { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, slackSecret) };
  return (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", headers, body })).status;
};
const flags = async () => {
  const headers = { authorization: "Bearer xoxb-local", "content-type": "application/json" };
  const answer = await fetch(`http://127.0.0.1:${port + 1}/api/conversations.history`, { method: "POST", headers, body: JSON.stringify({ channel: team }) });
  const { messages } = (await answer.json()) as { messages: { text: string; blocks: { type: string; block_id?: string }[] }[] };
  return messages.filter(({ text }) => text.includes("keeps coming back"));
};

test("a look-up that reaches a level raises a flag in its team's channel, by way of the queue, once", async () => {
  for (const hours of [2, 30, 54, 78]) await store.recordOccurrence(anOccurrence(new Date(Date.now() - hours * 3_600_000).toISOString(), { team, errorId }));
  expect(await lookUp()).toBe(200);
  const [flag] = await eventually(flags, (found) => found.length > 0);
  expect(flag?.text).toMatch(/^Notice: 412 SOURCE_DOES_NOT_EXIST \(Push API\) keeps coming back: 5 times within 7 days\./);
  const actions = flag?.blocks.find(({ type }) => type === "actions");
  expect(readFlagBlockId(actions?.block_id ?? "")).toMatchObject({ errorId, level: "notice" });

  await eventually(() => store.findFlag({ team, errorId }), ({ claims }) => claims.every(({ told }) => told));
  expect(await lookUp()).toBe(200);
  expect(await flags()).toHaveLength(1);
});
