import type { KnownBlock } from "@slack/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { flagActions, flagStatusBlock } from "../../src/views/flag-actions.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { said } from "../support/fail-and-pass.ts";
import { alice, general, startSurfaces, type HeldMessage } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(bot.stop);
const errorId = "push/413";
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

beforeAll(async () => {
  const last = anOccurrence(hoursAgo(1), { team: general, errorId });
  for (const each of [...[9, 8, 7, 6].map((hours) => anOccurrence(hoursAgo(hours), { team: general, errorId })), last]) await bot.store.recordOccurrence(each);
  bot.enqueue({ version: 1, kind: "slack", work: "flag", correlationId: "a flag", team: general, errorId, occurredAt: last.occurredAt });
  await bot.idle();
});

type Flag = Pick<HeldMessage, "ts"> & SlackMessage;
const flag = async (): Promise<Flag> => (await bot.messages(general)).find(({ text }) => text.includes("keeps coming back")) as Flag;
const status = ({ blocks }: { blocks?: KnownBlock[] }): string => said({ text: "", blocks: (blocks ?? []).filter((block) => block.block_id === flagStatusBlock) });
const type = async (text: string): Promise<string> => {
  const { shown } = await bot.command(text);
  await bot.idle();
  return shown;
};

test("what is snoozed and muted by a typed command is shown in the flag's message, as where a button is pressed, and goes with it", async () => {
  const before = await flag();
  expect(status(before)).toBe("[]");
  expect(await type("snooze 413 7d")).toContain("Snoozed");
  expect(status(await flag())).toContain(`Snoozed by <@${alice}> until`);
  expect(await type("mute 413 acme/* for 2 weeks because we <!here> move to batches")).toContain("Muted");
  expect(status(await flag())).toMatch(new RegExp(`Snoozed by [^]*Muted by <@${alice}> for acme/\\* until [^]*: we &lt;!here&gt; move to batches`));
  await type("unsnooze 413");
  expect(status(await flag())).toMatch(/^[^]*Muted by(?![^]*Snoozed)/);
  await type("unmute 413");
  const { ts, text, blocks } = await flag();
  expect({ ts, text, blocks }).toEqual({ ts: before.ts, text: before.text, blocks: before.blocks });
  expect((await bot.messages(general)).filter((message) => message.text.includes("keeps coming back"))).toHaveLength(1);
});

test("what a button had set stays in it", async () => {
  const block = (await flag()).blocks.find((each) => each.block_id?.startsWith("flag1#"));
  await bot.sendPayload({ type: "block_actions", user: { id: alice, team_id: "T000000001" }, team: { id: "T000000001" }, trigger_id: "1.2", container: { type: "message" }, channel: { id: general }, message: await flag(), actions: [{ type: "button", action_id: flagActions.take, block_id: block?.block_id, value: "" }] });
  await type("snooze 413 1d");
  expect(status(await flag())).toMatch(/is on it[^]*Snoozed by/);
  await type("unsnooze 413");
});

test("is tried again where Slack asks to wait, and left where somebody deleted the message", async () => {
  bot.slack.proxy.break("chat.update", { seconds: 1, times: 1 });
  await type("snooze 413 7d");
  expect(status(await flag())).toContain("Snoozed by");
  await bot.api("chat.delete", { channel: general, ts: (await flag()).ts });
  expect(await type("unsnooze 413")).toContain("No longer snoozed");
  expect(bot.deadLetters).toEqual([]);
});

test("without the queue the command is carried out all the same", async () => {
  bot.state.queueDown = true;
  const shown = await type("snooze 413 7d");
  bot.state.queueDown = false;
  expect(shown).toContain("Snoozed");
  expect((await bot.store.findFlag({ team: general, errorId })).snooze).not.toBeNull();
});
