import type { KnownBlock, ModalView } from "@slack/types";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { noFlag, type Claim } from "../../src/recurrence/flag-state.ts";
import { flagView } from "../../src/views/flag-view.ts";
import { flagActions, flagBlockId, flagStatusBlock } from "../../src/views/flag-actions.ts";
import { runsModal } from "../../src/views/runs-modal.ts";
import { aFlag as flagOf } from "../support/a-flag.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";
import { ownTime } from "../support/own-time.ts";
import { alice, allText, bob, startSignedSlack, type Posted } from "../support/signed-slack.ts";

const slack = await startSignedSlack();
afterAll(slack.stop);
const { store, press, messages, told, proxy, api } = slack;

const channel = "C000000001";
const now = Date.now();
const iso = (daysFromNow: number): string => new Date(now + daysFromNow * 86_400_000).toISOString();
const episode = iso(-0.1);
let errorId = "push/429/TOO_MANY_REQUESTS";
const blockId = (): string => flagBlockId({ errorId, level: "notice", episode });

/** A flag's message as the team has it, of an error of its own. */
const aFlag = async (of: string, { open = true } = {}): Promise<Posted> => {
  errorId = of;
  const claims: Claim[] = [{ ladder: "throttling", level: "notice", episode, through: iso(0), raisedAt: episode, told: true }];
  if (open) await store.changeFlag({ team: channel, errorId }, { ...noFlag, claims });
  await api("chat.postMessage", { channel, ...flagView(flagOf({ errorId, level: "notice", episode })) });
  return last();
};
const last = async (): Promise<Posted> => (await messages(channel)).at(-1) as Posted;
const status = ({ blocks }: { blocks: KnownBlock[] }): string => allText({ text: "", blocks: blocks.filter((block) => block.block_id === flagStatusBlock) });
const snooze = (on: Posted, option: string, by = {}) => press({ action_id: flagActions.snooze, block_id: blockId(), option }, on, by);
const take = (on: Posted, user: string) => press({ action_id: flagActions.take, block_id: blockId(), value: "" }, on, { user });
const findFlag = () => store.findFlag({ team: channel, errorId });

beforeEach(() => {
  proxy.mend();
  proxy.calls.splice(0);
});

describe("a flag's snooze", () => {
  test.each([
    ["day", 1],
    ["week", 7],
  ])("for a %s is saved, and shown to everybody above the buttons, in place of the one before", async (option, days) => {
    const flag = await aFlag(option === "day" ? "push/413" : "push/5XX");
    for (const user of [bob, alice]) expect((await snooze(await last(), option, { user })).status).toBe(200);
    const state = (await findFlag()).snooze;
    expect(state).toMatchObject({ unlessWorseThan: null, by: alice });
    expect((Date.parse(state?.until ?? "") - now) / 86_400_000).toBeCloseTo(days, 1);
    const shown = await last();
    expect(shown.blocks.map((block) => block.type).slice(-2)).toEqual(["context", "actions"]);
    expect(shown.blocks).toHaveLength(flag.blocks.length + 1);
    expect(shown.blocks.filter((block) => block.block_id !== flagStatusBlock)).toEqual(flag.blocks);
    expect(status(shown)).toMatch(new RegExp(`^Snoozed by <@${alice}> until <!date[^]*\`/coveo-error unsnooze ${errorId}\``));
    expect(shown.text).toBe(flag.text);
    expect(told()).toEqual([]);
  });

  test("until it gets worse holds the level it has; once the flag is down, whoever pressed is told so", async () => {
    await snooze(await aFlag("push/401/UNAUTHORIZED"), "worse");
    expect((await findFlag()).snooze?.unlessWorseThan).toBe("notice");
    expect(status(await last())).toContain("until it gets worse");
    await snooze(await aFlag("push/401/INVALID_TOKEN", { open: false }), "worse");
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("its flag is down") }]);
    expect((await findFlag()).snooze).toBeNull();
  });
});

test("who is on it is shown to everybody; pressed again it is given back, by another taken over", async () => {
  const flag = await aFlag("push/403/ACCESS_DENIED");
  await take(await last(), alice);
  expect(status(await last())).toBe(`*<@${alice}> is on it.*`);
  await take(await last(), bob);
  expect(status(await last())).toBe(`*<@${bob}> is on it.*`);
  await take(await last(), bob);
  expect(status(await last())).toBe("");
  expect((await findFlag()).taken).toBeNull();
  expect((await last()).blocks).toEqual(flag.blocks);
});

test("two who press at once both count: the message shows what is stored", async () => {
  const flag = await aFlag("push/412/INVALID_PARAMETER");
  await Promise.all([take(flag, alice), snooze(flag, "day", { user: bob })]);
  expect(await findFlag()).toMatchObject({ taken: { by: alice }, snooze: { by: bob } });
});

describe("the runs behind a flag", () => {
  const openedView = (): ModalView => JSON.parse(proxy.calls.find(({ method }) => method === "views.open")?.params["view"] ?? "{}") as ModalView;

  test("open in a window, newest first with links, of this channel and the last seven days only", async () => {
    const flag = await aFlag("push/412/MISSING_PARAMETER");
    const runs: [number, string, string?][] = [[-8, "too/old"], [-6, "acme/<!here>"], [-1, "acme/latest"], [-2, "other/team", "C000000002"]];
    for (const [at, project, team = channel] of runs) await store.recordOccurrence(anOccurrence(iso(at), { team, errorId, project, runUrl: `https://ci.example/${project.split("/")[0]}` }));
    await store.recordOccurrence(anOccurrence(iso(-3), { team: channel, errorId, lookup: true }));
    expect((await press({ action_id: flagActions.runs, block_id: blockId(), value: "" }, flag)).status).toBe(200);
    const shown = allText({ text: "", blocks: openedView().blocks as KnownBlock[] });
    expect(shown).toMatch(/<https:\/\/ci\.example\/acme\|acme\/latest, run \d+>[^]*acme\/&lt;!here&gt;/);
    expect(shown).toContain("1 time it was looked up");
    expect(shown).not.toMatch(/too\/old|other\/team|<!here>/);
    expect(told()).toEqual([]);
  });

  test("that cannot be opened in time are told in words with a reference", async () => {
    const flag = await aFlag("push/412/MISSING_PARAMETER");
    proxy.break("views.open", { error: "expired_trigger_id" });
    await press({ action_id: flagActions.runs, block_id: blockId(), value: "" }, flag);
    expect(told()).toEqual([{ user: alice, text: expect.stringMatching(/could not be opened in time[^]*reference `\S+`/) }]);
  });

  test("keep Slack's limits of a window, whatever their names are", () => {
    const long = Array.from({ length: 51 }, (_, at) => anOccurrence(iso(-at / 10), { errorId, project: "<p>&".repeat(60), runUrl: `https://ci.example/${"x".repeat(200)}` }));
    const { title, blocks } = runsModal(errorId, long);
    expect(title.text.length).toBeLessThanOrEqual(24);
    expect(blocks.length).toBeLessThanOrEqual(100);
    for (const block of blocks as KnownBlock[]) expect(brokenLimits({ text: "x", blocks: [block] })).toEqual([]);
    expect(allText({ text: "", blocks: blocks as KnownBlock[] })).toContain("Only the newest 50 are shown");
    expect(allText({ text: "", blocks: blocks as KnownBlock[] }).match(/<https:[^>]*>/g)).toHaveLength(50);
  });
});

describe("a button that cannot do what it says", () => {
  test.each([
    ["of another version of the app", { action_id: flagActions.take, block_id: "flag0#x", value: "" }],
    ["of an error that the catalog does not know", { action_id: flagActions.take, block_id: flagBlockId({ errorId: "push/999/NOTHING", level: "notice", episode }), value: "" }],
    ["that nobody knows", { action_id: "share_answer", value: "1" }],
    ["with an option that is none", { action_id: flagActions.snooze, block_id: flagBlockId({ errorId: "push/413", level: "notice", episode }), option: "forever" }],
    ["that undoes what cannot be read", { action_id: "undo_digest", value: '{"before":1}' }],
    ["that undoes what nobody knows", { action_id: "undo_everything", value: "x" }],
  ])("%s is answered in words, privately", async (_, action) => {
    const answer = await press(action, await aFlag("push/413", { open: false }), { user: alice });
    expect(answer.status).toBe(200);
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("of another version of this app") }]);
  });

  test("that only opens an address is acknowledged in silence", async () => {
    expect((await press({ action_id: "link", url: "https://docs.coveo.com/" }, await last())).status).toBe(200);
    expect(proxy.calls).toEqual([]);
  });

  test("because the message is gone or Slack hangs says that it is done all the same", async () => {
    const flag = await aFlag("push/415/UNSUPPORTED_MEDIA_TYPE");
    proxy.break("chat.update", { error: "message_not_found" });
    await take(flag, alice);
    expect(told()).toEqual([{ user: alice, text: expect.stringMatching(/It is done, but this message could not be updated[^]*reference/) }]);
    proxy.break("chat.update", "hang");
    expect((await ownTime(() => take(flag, alice))).took).toBeLessThan(2_900);
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("could not be updated") }]);
    expect((await findFlag()).taken).toBeNull();
  });

  test("because the database is down says so with a reference, within Slack's three seconds", async () => {
    const flag = await aFlag("push/413", { open: false });
    await slack.table.close();
    for (const action of [{ action_id: flagActions.take, block_id: blockId() }, { action_id: flagActions.runs, block_id: blockId() }, { action_id: flagActions.snooze, block_id: blockId(), option: "day" }, { action_id: "undo_membership", value: '{"before":false,"after":true}' }]) {
      const { result, took } = await ownTime(() => press(action, flag));
      expect(result.status).toBe(200);
      expect(took).toBeLessThan(2_900);
      expect(told()).toEqual([{ user: alice, text: expect.stringMatching(/did not answer in time|could not be read just now/) }]);
    }
  });
});
