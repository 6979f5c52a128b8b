import { afterAll, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { tellWanted } from "../../src/feedback/tell-wanted.ts";
import { aRun } from "../adapters/store-contract.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";
import { alice, buttonOf, startSignedSlack } from "../support/signed-slack.ts";

const slack = await startSignedSlack();
afterAll(slack.stop);
const { command, press, told, store } = slack;

test("an error that is not in the catalog is asked for once an answer, without a name or a secret", async () => {
  const answer = await command("WRONG_WAREHOUSE_ID xx564559b1-0045-48e1-953c-3addd1ee4457");
  expect(brokenLimits(answer)).toEqual([]);
  for (let times = 0; times < 2; times += 1) await press(buttonOf(answer, "ask_to_add"), null);
  expect(told()).toEqual(Array.from({ length: 2 }, () => ({ user: alice, text: expect.stringContaining("Noted, without your name") })));
  const wishes = await store.listWishes({ from: "2000", until: "3000" });
  expect(wishes).toEqual([{ askId: expect.any(String), query: expect.stringMatching(/^WRONG_WAREHOUSE_ID/), at: expect.any(String) }]);
  expect(JSON.stringify(wishes)).not.toContain("564559b1");
});

test("an answer that was found has no such button; one that cannot be read is answered in words", async () => {
  const answer = await command("413");
  expect(() => buttonOf(answer, "ask_to_add")).toThrow("no button");
  await press({ action_id: "ask_to_add", value: "{}" }, null);
  expect(told()).toEqual([{ user: alice, text: expect.stringContaining("another version") }]);
});

test("what the catalog lacked is told once a week that is over, with the codes met; nothing where it lacked nothing", async () => {
  let now = Date.parse("2026-11-19T10:00:00Z");
  const clock = () => new Date(now);
  const memory = createMemoryStore({ clock });
  const { messenger, messages } = createInMemorySlack();
  const tell = (operationsChannel: string | undefined = "C000000042") => tellWanted({ store: memory, messenger, operationsChannel, clock, log: () => {} });
  for (const [askId, query] of [["1", "NEW <!channel>"], ["2", "new  <!channel>"], ["3", "other"]] as const) await memory.putWish({ askId, query, at: clock().toISOString() });
  await memory.noteUnknownCode({ code: "BRAND_NEW", status: "418" }, aRun());
  now = Date.parse("2026-11-23T00:10:00Z");
  expect(await tell()).toEqual({ kind: "told" });
  expect(await tell()).toEqual({ kind: "already" });
  now += 6 * 86_400_000;
  expect(await tell()).toEqual({ kind: "already" });
  now += 86_400_000;
  expect(await tell()).toEqual({ kind: "nothing" });
  const [message, ...more] = messages;
  expect(more).toEqual([]);
  expect(message === undefined ? ["none"] : brokenLimits(message)).toEqual([]);
  const text = message === undefined ? "" : interpretedText(message);
  expect(text).toContain("2026-W47");
  expect(text).toMatch(/`NEW &lt;!channel&gt;`: 2 times[^]*`other`: 1 time[^]*`418 BRAND_NEW`: 1 time/);
});

test("a code that is met in a week is told with that week, when it is over", async () => {
  let now = Date.parse("2026-11-18T10:00:00Z");
  const clock = () => new Date(now);
  const memory = createMemoryStore({ clock });
  const { messenger, messages } = createInMemorySlack();
  const tell = () => tellWanted({ store: memory, messenger, operationsChannel: "C000000042", clock, log: () => {} });
  await memory.noteUnknownCode({ code: "BRAND_NEW", status: "418" }, aRun());
  now += 3_600_000;
  expect(await tell()).toEqual({ kind: "nothing" });
  now = Date.parse("2026-11-23T00:10:00Z");
  expect(await tell()).toEqual({ kind: "told" });
  expect(messages.map((message) => interpretedText(message).includes("2026-W47"))).toEqual([true]);
});

test("nothing is told without an operations channel", async () => {
  const clock = () => new Date("2026-11-23T00:10:00Z");
  const { messenger, messages } = createInMemorySlack();
  expect(await tellWanted({ store: createMemoryStore({ clock }), messenger, operationsChannel: undefined, clock, log: () => {} })).toEqual({ kind: "no-channel" });
  expect(messages).toEqual([]);
});
