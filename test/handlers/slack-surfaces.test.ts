import { afterAll, describe, expect, test } from "vitest";
import { lookUpOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, general, ownUser, random, startSurfaces } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(() => bot.stop());

describe("a status that several errors have", () => {
  const words = "we got a 412 when we\npush, what is it?";

  test("is explained with the error first that the channel met, as where it is typed, on every surface", async () => {
    const errorId = "push/412/INVALID_PARAMETER";
    const firstOf = (told: string): string => /"type":"header","text":\{[^}]*"text":"([^"]*)"/.exec(told)?.[1] ?? "";
    expect(firstOf(await bot.answerAt((await bot.shortcut({ ts: "1700000004.000100", text: words }, { channel: random })).path))).toContain("DOCUMENT_LIMIT_EXCEEDED");
    await bot.store.recordOccurrence({ ...(await lookUpOccurrence(random, errorId, new Date(Date.now() + 3_600_000))), occurredAt: new Date().toISOString() });
    const typed = firstOf((await bot.command("412", { channel: random })).shown);
    const shortcut = firstOf(await bot.answerAt((await bot.shortcut({ ts: "1700000004.000200", text: words }, { channel: random })).path));
    const mentions = await Promise.all(["412", words].map(async (text) => {
      const ts = await bot.post(text, { channel: random });
      await bot.event({ type: "app_mention", user: alice, channel: random, ts, text: `<@${ownUser}> ${text}` });
      return firstOf(JSON.stringify(await eventually(() => bot.thread(random, ts), (replies) => replies.length > 0)));
    }));
    expect([typed, shortcut, ...mentions]).toEqual(Array.from({ length: 4 }, () => "412 INVALID_PARAMETER (Push API)"));
  });
});

describe("wherever an error is asked for, the answer", () => {
  const ask = {
    mention: async (text: string): Promise<string> => {
      const ts = await bot.post(text, { channel: general });
      await bot.event({ type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> ${text}` });
      return JSON.stringify(await eventually(() => bot.thread(general, ts), (replies) => replies.length > 0));
    },
    shortcut: async (text: string): Promise<string> => bot.answerAt((await bot.shortcut({ ts: "1700000007.000100", text })).path),
    command: async (text: string): Promise<string> => (await bot.command(text)).shown,
  };
  const ways = Object.entries(ask).map(([way, of]) => ({ way, of }));

  test.each(ways)("by $way has the team's notes, a button for another, and asks whether it helped", async ({ of }) => {
    await bot.store.addNote({ team: general, errorId: "push/413", text: "split the batch", by: alice, at: "2026-11-01T10:00:00.000Z", edited: null });
    const answer = await of("push 413");
    for (const part of ["split the batch", "edit_notes", "give_feedback"]) expect(answer).toContain(part);
  });

  test.each(ways)("by $way says where to look whether Coveo has an incident, and when the daily limits start anew", async ({ of }) => {
    expect(await of("push 503")).toMatch(/incident/);
    expect(await of("TOO_MANY_DOCUMENTS_DAILY")).toContain("midnight UTC)");
  });

  test.each(ways)("by $way is one for each status that is asked for", async ({ of }) => {
    expect((await of("413 and 429?")).match(/\*What to do\*/g)).toHaveLength(2);
  });

  test.each(ways)("by $way tells that a secret was among the words", async ({ of }) => {
    expect(await of("SOURCE_DOES_NOT_EXIST with xx564559b1-0045-48e1-953c-3addd1ee4457")).toContain("looked like a secret");
  });

  test("by mention names no command, which a thread does not take; what is not there can be asked for", async () => {
    expect(await ask.mention("412")).not.toContain("/coveo-error");
    const answer = await ask.mention("WRONG_WAREHOUSE_ID");
    expect(answer).toContain("ask_to_add");
    expect(answer).not.toContain("/coveo-error");
  });
});

describe("the address of a run that nothing is known of", () => {
  const runUrl = (run: string, project = "acme/catalog-loader") => `https://github.com/${project}/actions/runs/${run}`;
  const occurrencesOf = async (runId: string) => (await bot.counted(general)).filter((each) => each.source === "pipeline" && each.runId === runId);

  test("is read from its provider now, posted and counted as if its delivery had come, and whoever asked is told", async () => {
    const { shown, path } = await bot.command(runUrl("1102"));
    expect(shown).toContain("Its provider is asked now");
    expect(await bot.answerAt(path)).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`");
    expect(await occurrencesOf("1102")).toHaveLength(1);
    expect((await bot.command(runUrl("1102"))).shown).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`");
  });

  test("in a mention is answered in the thread", async () => {
    const ts = await bot.post("see");
    await bot.event({ type: "app_mention", user: alice, channel: general, ts, text: `<@${ownUser}> <${runUrl("1103")}>` });
    const replies = await eventually(() => bot.thread(general, ts), (all) => all.length > 0);
    expect(JSON.stringify(replies)).toContain("SOURCE_DOES_NOT_EXIST");
  });

  test("of another channel's project, or of a host that is no connection's, is not asked for", async () => {
    const before = bot.queued.length;
    expect((await bot.command(runUrl("1104"), { channel: random })).shown).toContain("is not linked to this channel");
    expect((await bot.command(runUrl("1104", "other/thing"))).shown).toContain("is not linked to this channel");
    expect((await bot.command(runUrl("1104", "acme/xx564559b1-0045-48e1-953c-3addd1ee4457"))).shown).toContain("acme/[redacted:coveo-key] is not linked");
    await bot.command("https://github.example/acme/catalog-loader/actions/runs/1104");
    expect(bot.queued.slice(before).filter(({ work }) => work === "run")).toEqual([]);
  });

  test("that the provider does not know is said to be so", async () => {
    const { path } = await bot.command(runUrl("4242"));
    expect(await bot.answerAt(path)).toContain("its provider did not tell: not found (404)");
  });
});

describe("/coveo-error test", () => {
  test("posts a marked sample, and counts nothing", async () => {
    const before = await bot.counted(random);
    expect((await bot.command("test", { channel: random })).shown).toContain("A sample was posted in this channel");
    expect(JSON.stringify((await bot.messages(random)).at(-1))).toContain("This is a sample: no pipeline failed");
    expect(await bot.counted(random)).toEqual(before);
  });

  test.each([
    ["not_in_channel", "Invite it: type `/invite`"],
    ["is_archived", "The channel is archived"],
    ["restricted_action", "The workspace's settings"],
    ["token_revoked", "No sample was posted"],
  ])("says in words what stands in the way: %s", async (error, expected) => {
    bot.slack.proxy.break("chat.postMessage", { error });
    const { shown } = await bot.command("test");
    bot.slack.proxy.mend();
    expect(shown).toContain(expected);
  });
});

test("nothing was left in the dead-letter queue", () => {
  expect(bot.deadLetters).toEqual([]);
});
