import type { Context } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/app/create-store.ts";
import { defaultSchedule, latestSlot, nextSlot } from "../../src/digest/slots.ts";
import { loadHandler, type Handler } from "../../src/local/load-handler.ts";
import { start, type Running } from "../../src/local/start.ts";
import type { Store } from "../../src/ports/store.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { eventually, freePorts, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

const directory = temporaryDirectory();
const team = "C000000002";
const zone = "Asia/Kolkata";
const now = new Date();
const slot = latestSlot(defaultSchedule(zone), now);
const next = nextSlot(defaultSchedule(zone), now, slot);
let port: number;
let bot: Running;
let store: Store;
let schedule: Handler;

beforeAll(async () => {
  port = await freePorts();
  Object.assign(process.env, { PORT: String(port), LOCAL_DIR: directory.path, TIME_ZONE: zone });
  bot = await start();
  store = createStore({ maxAttempts: 3, timeout: 5_000 }).store;
  schedule = await loadHandler("handlers/schedule.handler");
});
afterAll(async () => {
  await bot.stop();
  directory.remove();
});

const call = async (method: string, body: object) => {
  const headers = { authorization: "Bearer xoxb-local", "content-type": "application/json" };
  return (await (await fetch(`http://127.0.0.1:${port + 1}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) })).json()) as Record<string, unknown>;
};
const digests = async () =>
  ((await call("conversations.history", { channel: team }))["messages"] as { text: string; blocks: { type: string; slack_file?: { id: string }; alt_text?: string }[] }[]).filter(({ text }) => text.startsWith("Coveo errors of"));

test("a team that is due gets its digest with a chart once, however often the schedule runs", async () => {
  await store.joinTeam(team, slot);
  const before = (hours: number) => new Date(Date.parse(slot) - hours * 3_600_000).toISOString();
  for (const hours of [10, 30, 31, 200]) await store.recordOccurrence(anOccurrence(before(hours), { team }));

  const ran = await schedule({}, {} as Context);
  expect(ran).toMatchObject({ digests: { queued: 1, notSent: 0 } });
  const [digest] = await eventually(digests, (found) => found.length > 0);
  expect(digest?.text).toMatch(/^Coveo errors of the week: 3\. 2 more than the week before \(1, \+200 %\)\./);
  const image = digest?.blocks.find(({ type }) => type === "image");
  expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F/) }, alt_text: expect.stringContaining("3 in all") });
  expect(await call("files.delete", { file: image?.slack_file?.id })).toMatchObject({ ok: true });
  await eventually(() => store.findDigestState(team), (state) => state?.dueAt !== slot);
  expect(await store.findDigestState(team)).toEqual({ dueAt: next, toldUntil: slot });

  expect(await schedule({}, {} as Context)).toMatchObject({ digests: { queued: 0, notSent: 0 } });
  expect(await digests()).toHaveLength(1);
  // The sample's channel was linked, and has its first slot from the schedule.
  expect(await store.findDigestState("C000000001")).toEqual({ dueAt: nextSlot(defaultSchedule(zone), now, null), toldUntil: null });
});
