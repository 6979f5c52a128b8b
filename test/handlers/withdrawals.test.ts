import type { KnownBlock } from "@slack/types";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { said, statusLine } from "../support/fail-and-pass.ts";
import { alice, general, startSurfaces, type HeldMessage } from "../support/slack-surfaces.ts";

const bot = await startSurfaces({ settings: { STORM_GAP: "1" } });
afterAll(bot.stop);
const bob = "U000000002";
const project = { connection: "report", key: "loader", name: "acme/loader" };
await bot.store.putLink(aLink(general, { connection: "report", projects: project.name }));
await bot.store.changeTeam(general, { thresholds: { other: { notice: 3, warning: 9 } } });

/** Each test meets an error of its own. */
const errors = [
  ["SOURCE_DOES_NOT_EXIST", "412 Precondition Failed"],
  ["INVALID_PARAMETER", "412 Precondition Failed"],
  ["MISSING_PARAMETER", "412 Precondition Failed"],
  ["INVALID_TOKEN", "401 Unauthorized"],
  ["UNSUPPORTED_MEDIA_TYPE", "415 Unsupported Media Type"],
  ["ORGANIZATION_IS_PAUSED", "400 Bad Request"],
  ["INVALID_JSON", "400 Bad Request"],
];
let code: string;
let status: string;
let began: number;
let runs = 0;
beforeEach(() => {
  [code = "", status = ""] = errors.shift() ?? [];
  began = Date.now();
  bot.slack.proxy.mend();
  bot.slack.proxy.calls.splice(0);
});

const minutesAgo = (minutes: number): string => new Date(began - minutes * 60_000).toISOString();
const placeOf = (branch: string) => ({ project, workflow: "Nightly push", branch: `${code}/${branch}` });
const log = (): string => `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents\nHTTP/1.1 ${status}\n{"message":"x","errorCode":"${code}","requestID":"1"}\n`;

const fail = async (branch: string, minutes: number): Promise<void> => {
  const run = { ...aRun(), ...placeOf(branch), runId: String((runs += 1)), occurredAt: minutesAgo(minutes), runUrl: null };
  bot.enqueue({ version: 1, kind: "failure", correlationId: `run ${runs}`, log: log(), ...run });
  await bot.idle();
};
const pass = async (branch: string, minutes: number): Promise<void> => {
  bot.enqueue({ version: 1, kind: "recovered", correlationId: `run ${(runs += 1)}`, ...placeOf(branch), runId: String(runs), attempt: 1, runUrl: null, occurredAt: minutesAgo(minutes) });
  await bot.idle();
};

type Shown = Omit<HeldMessage, "blocks"> & { blocks: KnownBlock[] };
const posted = async (): Promise<Shown[]> =>
  (await bot.messages(general)).flatMap(({ ts, thread_ts: thread, text, blocks }) => (text.includes(code) && (thread === undefined || thread === ts) ? [{ ts, text, blocks: (blocks ?? []) as KnownBlock[] }] : []));
const failures = async (): Promise<Shown[]> => (await posted()).filter(({ text }) => text.startsWith("acme/loader"));
const first = async (): Promise<Shown> => (await failures())[0] as Shown;
const flag = async (): Promise<Shown | undefined> => (await posted()).find(({ text }) => text.includes("keeps coming back"));
const storm = async (): Promise<Shown | undefined> => (await posted()).find(({ text }) => text.includes("at about the same time"));
const count = async (): Promise<number> => (await bot.counted(general)).filter(({ errorId }) => errorId.endsWith(code)).length;
const press = async (action: "not_this_error" | "restore_error", on: Shown, by: { user?: string; value?: string } = {}): Promise<string> => {
  const { answer, path } = await bot.pressOn(on, action, by);
  expect(answer.status).toBe(200);
  await bot.idle();
  return JSON.stringify(bot.answersAt(path));
};
const valueOf = (message: Shown): string => {
  const button = message.blocks.flatMap((block) => (block.type === "actions" ? block.elements : [])).find((element) => "value" in element && String(element.value).includes('"d":'));
  return button !== undefined && "value" in button ? String(button.value) : "";
};

describe("a failure's message that somebody says is not this error", () => {
  test("says so by whom, is not counted, and takes the flag down; undone all is as before, and nothing is posted twice", async () => {
    for (const branch of ["a", "b", "c"]) await fail(branch, { a: 90, b: 60, c: 30 }[branch] ?? 0);
    const before = await posted();
    expect(before).toHaveLength(4);
    expect(await count()).toBe(3);

    expect(await press("not_this_error", await first())).toBe("[]");
    expect(await count()).toBe(2);
    expect(said(await first())).toContain(`<@${alice}> says that it is not this error`);
    expect((await flag())?.text).toMatch(/^No longer holds: /);
    expect((await bot.command("stats")).shown).not.toMatch(new RegExp(`${code}[^]{0,80}3 `));

    expect(await press("restore_error", await first(), { user: bob })).toBe("[]");
    expect(await count()).toBe(3);
    expect(await posted()).toEqual(before);
  });

  test("of two people who press at once, or one who presses twice, is one word; who brings back has the last", async () => {
    await fail("a", 10);
    const message = await first();
    const value = valueOf(message);
    const pressed = await Promise.all([bot.pressOn(message, "not_this_error", { user: alice }), bot.pressOn(message, "not_this_error", { user: bob })]);
    expect(pressed.map(({ answer }) => answer.status)).toEqual([200, 200]);
    await bot.idle();
    expect(await press("not_this_error", await first(), { value })).toBe("[]");
    expect(await count()).toBe(0);
    expect(said(await first()).match(/says that it is not this error/g)).toHaveLength(1);
    // One still sees the message as it was before it was brought back.
    const stale = await first();
    await press("restore_error", stale);
    await press("restore_error", stale, { user: bob });
    expect(await count()).toBe(1);
    expect(await first()).toEqual(message);
  });

  test("counts its message's counter down, which repeats had raised, and up again", async () => {
    for (const minutes of [40, 20]) await fail("a", minutes);
    const before = await first();
    expect(statusLine(before)).toContain("2nd time");
    await press("not_this_error", before);
    expect(statusLine(await first())).toContain("Not fixed yet");
    await press("restore_error", await first());
    expect(await first()).toEqual(before);
  });

  test("after it recovered keeps saying that it recovered, and is not counted", async () => {
    await fail("a", 20);
    await pass("a", 10);
    const before = await first();
    expect(statusLine(before)).toContain("Recovered");
    await press("not_this_error", before);
    expect(await count()).toBe(0);
    expect(said(await first())).toMatch(/Recovered[^]*not this error|not this error[^]*Recovered/);
    await press("restore_error", await first());
    expect(await first()).toEqual(before);
  });

  test("before it recovers says that it recovered all the same", async () => {
    await fail("a", 20);
    await press("not_this_error", await first());
    await pass("a", 10);
    expect(statusLine(await first())).toMatch(/^\*Recovered\* in run \d+, [\d:]+\.$/);
    expect(said(await first())).toContain("says that it is not this error");
  });

  test("in a storm leaves the storm's list, and comes back into it", async () => {
    for (const branch of ["a", "b", "c", "d"]) await fail(branch, { a: 9, b: 8, c: 7, d: 6 }[branch] ?? 0);
    const before = await posted();
    expect(said(await storm())).toContain(`${code}/a`);
    expect((await storm())?.text).toContain("4 places");
    await press("not_this_error", await first());
    expect((await storm())?.text).toContain("3 places");
    expect(said(await storm())).not.toContain(`${code}/a`);
    await press("restore_error", await first());
    expect(await posted()).toEqual(before);
  });
});
