import { afterAll, describe, expect, test } from "vitest";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";
import { allText, buttonOf } from "../support/signed-slack.ts";
import { date, iso, startTeamSlack } from "../support/team-slack.ts";

const slack = await startTeamSlack();
afterAll(slack.stop);
const { store, command, aChannel, aTeam, flagged, text } = slack;

const tooMany = "push/429/TOO_MANY_REQUESTS";

describe("what is nearly a command", () => {
  test.each([
    ["snooze 429 foo", "Say until when"],
    ["snooze SOURCE_DOES_NOT_EXIST foo", "Say until when"],
    ["mute 429 until yesterday", "Yesterday is past"],
    ["digest frday", "no weekday `frday`"],
    ["threshold throttling -1", "whole number"],
    ["threshold throttling abc", "Say one number"],
    ["help foo", "There is no command `foo`"],
    ["stats 3", "Say how many days back"],
    ["snoze 429 7d", "There is no command `snoze`"],
    ["explain", "This is how it is typed"],
    ["stats foo", "This is how it is typed"],
    ["Link github", "This is how it is typed"],
  ])("%j is looked up under a hint with the usage, and counts as no look-up", async (typed, problem) => {
    const channel = await aTeam();
    const shown = await command(typed, { channel });
    expect(allText(shown)).toMatch(/^\*If you meant the command/);
    expect(allText(shown)).toContain(problem);
    expect(allText(shown)).toContain("For example `/coveo-error");
    expect(JSON.stringify(shown)).not.toMatch(/is not in the catalog|to be added/);
    expect(brokenLimits(shown)).toEqual([]);
    expect(await store.listOccurrences({ team: channel, from: iso(-1), until: iso(1) })).toEqual([]);
  });

  test("repeats no secret and mentions nobody", async () => {
    const shown = JSON.stringify(await command("digest friday 09:00 xx564559b1-0045-48e1-953c-3addd1ee4457 <!channel>"));
    expect(shown).not.toMatch(/564559b1|<!channel>/);
  });

  test("a question that begins with a verb is just a question", async () => {
    expect(await text("digest of errors", await aTeam())).not.toContain("If you meant");
    expect(await text("test 429", await aTeam())).toMatch(/The Push API is throttling you/);
  });
});

describe("a status that several errors have", () => {
  const missing = "push/412/SOURCE_DOES_NOT_EXIST";
  const invalid = "push/412/INVALID_PARAMETER";
  const shownFor = async (typed: string, channel: string) => {
    const shown = await command(typed, { channel });
    return { first: shown.blocks?.[0], text: allText(shown) };
  };
  const countedAs = async (team: string) => (await store.listOccurrences({ team, from: iso(-40), until: iso(1) })).filter(({ source }) => source === "lookup").map(({ errorId }) => errorId);

  test.each(["412", "push 412"])("%j is answered first with the one that the channel has a flag of, its count, and counted as that", async (typed) => {
    const channel = await aTeam();
    for (let index = 0; index < 10; index += 1) await store.recordOccurrence(anOccurrence(iso(-0.2 - index / 100), { team: channel, errorId: missing }));
    await store.recordOccurrence(anOccurrence(iso(-0.1), { team: channel, errorId: invalid }));
    await flagged(channel, missing);
    const { first, text: said } = await shownFor(typed, channel);
    expect(JSON.stringify(first)).toContain("SOURCE_DOES_NOT_EXIST");
    expect(said).toContain("This channel met it in the last 7 days in 10 failed pipelines");
    expect(said).toMatch(/It may also be[^]*DOCUMENT_LIMIT_EXCEEDED[^]*INVALID_PARAMETER/);
    expect(await countedAs(channel)).toEqual([missing]);
  });

  test("without a flag the one comes first that was met last, and without that the catalog's first", async () => {
    const channel = await aTeam();
    expect(JSON.stringify((await shownFor("412", aChannel())).first)).toContain("DOCUMENT_LIMIT_EXCEEDED");
    await store.recordOccurrence(anOccurrence(iso(-20), { team: channel, errorId: invalid }));
    expect(JSON.stringify((await shownFor("explain 412", channel)).first)).toContain("INVALID_PARAMETER");
  });

  test("comes first itself where that is all that logs showed, with its count, its errors below it and its buttons", async () => {
    const channel = await aTeam();
    await store.recordOccurrence(anOccurrence(iso(-3), { team: channel, errorId: tooMany }));
    for (let index = 0; index < 3; index += 1) await store.recordOccurrence(anOccurrence(iso(-0.2 - index / 100), { team: channel, errorId: "push/429" }));
    const shown = await command("429", { channel });
    const said = allText(shown);
    expect(said).toMatch(/^429 \(Push API\)\n429 from the Push API[^]*in 3 failed pipelines[^]*It may also be[^]*TOO_MANY_REQUESTS/);
    expect(brokenLimits(shown)).toEqual([]);
    expect(await countedAs(channel)).toEqual(["push/429"]);
    for (const api of ["usage-analytics", "http"]) expect(buttonOf(shown, `show_answer_${api}`)).toBeDefined();
    await flagged(channel, tooMany);
    expect(JSON.stringify((await shownFor("429", channel)).first)).toContain("TOO_MANY_REQUESTS");
  });
});

describe("what a channel met", () => {
  test("is read no further than 300 times, and said to be at least that", async () => {
    const channel = aChannel();
    await Promise.all(Array.from({ length: 301 }, (_, index) => store.recordOccurrence(anOccurrence(iso(-0.1 - index / 1000), { team: channel }))));
    expect(await text(tooMany, channel)).toContain("in at least 300 failed pipelines");
  });

  test("last by a look-up is told as its hour, which is all that is known", async () => {
    const channel = aChannel();
    await store.recordOccurrence(anOccurrence(`${date(-1)}T06:00:00.000Z`, { team: channel, lookup: true }));
    expect(await text(tooMany, channel)).toMatch(/1 look-up, last <!date\^\d+\^\{date_short_pretty\}, \{time\}\|[\d-]+ 06:00>–<!date\^\d+\^\{time\}\|07:00 UTC>/);
    await store.recordOccurrence(anOccurrence(`${date(-2)}T06:00:00.000Z`, { team: channel, errorId: "push/413", lookup: true }));
    expect(await text("stats", channel)).toMatch(/`push\/413`: 1 look-up, last <!date[^>]*06:00>–<!date[^>]*07:00 UTC>/);
  });

  test("is told in stats as kinds and as times", async () => {
    const channel = aChannel();
    for (const errorId of [tooMany, tooMany, "push/413"]) await store.recordOccurrence(anOccurrence(iso(-1), { team: channel, errorId }));
    const shown = await command("stats", { channel });
    expect(allText(shown)).toContain("2 kinds of Coveo error, 3 times in all");
  });
});
