import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { noFlag, type Claim } from "../../src/recurrence/flag-state.ts";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";
import { ownTime } from "../support/own-time.ts";
import { alice, allText, bob, buttonOf, startSignedSlack, type Shown } from "../support/signed-slack.ts";

const slack = await startSignedSlack({ TIME_ZONE: "Europe/Paris" });
afterAll(slack.stop);
const { store, command, press, messages, told, proxy } = slack;

const tooMany = "push/429/TOO_MANY_REQUESTS";
let made = 0;
/** A channel that nothing was done in yet. */
const aChannel = (): string => `C1${String((made += 1)).padStart(8, "0")}`;
const aTeam = async (): Promise<string> => {
  const team = aChannel();
  await store.joinTeam(team);
  return team;
};
const now = Date.now();
const iso = (daysFromNow: number): string => new Date(now + daysFromNow * 86_400_000).toISOString();
const date = (daysFromNow: number): string => iso(daysFromNow).slice(0, 10);
const flagged = async (team: string, errorId: string, level: Claim["level"] = "notice"): Promise<void> => {
  const claims: Claim[] = [{ ladder: "throttling", level, episode: iso(-0.1), through: iso(0), raisedAt: iso(-0.1), told: true }];
  await store.changeFlag({ team, errorId }, { ...noFlag, claims });
};
const text = async (typed: string, channel: string, user = alice): Promise<string> => allText(await command(typed, { channel, user }));

beforeEach(() => {
  proxy.mend();
  proxy.calls.splice(0);
});

describe("a snooze", () => {
  test("by an error's id is confirmed privately, and says how it is ended", async () => {
    const channel = await aTeam();
    const shown = await command(`snooze ${tooMany} 7d`, { channel });
    expect(shown.response_type).toBe("ephemeral");
    expect(allText(shown)).toMatch(/\*Snoozed\*: 429 TOO_MANY_REQUESTS \(Push API\)\. No flag of it until <!date/);
    expect(allText(shown)).toContain(`\`/coveo-error unsnooze ${tooMany}\``);
    const { snooze } = await store.findFlag({ team: channel, errorId: tooMany });
    expect(snooze).toMatchObject({ unlessWorseThan: null, by: alice });
    expect((Date.parse(snooze?.until ?? "") - now) / 86_400_000).toBeCloseTo(7, 1);
    expect(await text("unsnooze 429", channel)).toContain("No longer snoozed");
    expect((await store.findFlag({ team: channel, errorId: tooMany })).snooze).toBeNull();
    expect(await text("unsnooze 429", channel)).toContain("not snoozed and not muted here");
  });

  test("by a status takes the error that the channel has a flag of, else the one that it met, else it asks", async () => {
    const channel = await aTeam();
    const asked = await text("snooze 429 1d", channel);
    expect(asked).toContain("Several errors are called that");
    expect(asked).toContain("`push/429/TOO_MANY_DOCUMENTS_DAILY`");
    await store.recordOccurrence(anOccurrence(iso(-20), { team: channel, errorId: "push/429" }));
    expect(await text("snooze 429 1d", channel)).toContain("Snoozed");
    expect((await store.findFlag({ team: channel, errorId: "push/429" })).snooze).not.toBeNull();
    await store.recordOccurrence(anOccurrence(iso(-2), { team: channel, errorId: tooMany }));
    expect(await text("snooze 429 2d", channel)).toMatch(/Several errors are called that[^]*`push\/429\/TOO_MANY_REQUESTS`[^]*`push\/429`/);
    await flagged(channel, tooMany);
    expect(await text("snooze 429 3d", channel)).toContain("*Snoozed*: 429 TOO_MANY_REQUESTS (Push API)");
  });

  test("until it gets worse holds the level that is flagged now; without a flag it is refused", async () => {
    const channel = await aTeam();
    expect(await text(`snooze ${tooMany} until worse`, channel)).toContain("No flag of push/429/TOO_MANY_REQUESTS is up");
    await flagged(channel, tooMany);
    expect(await text(`snooze ${tooMany} until worse`, channel)).toContain("until it gets worse than a notice");
    expect((await store.findFlag({ team: channel, errorId: tooMany })).snooze?.unlessWorseThan).toBe("notice");
  });

  test.each([
    [`snooze ${tooMany} 91d`, "90 days are the most"],
    [`snooze ${tooMany} until 2020-01-01`, "2020-01-01 is past"],
    ["snooze banana 7d", "`banana` is not in the catalog"],
    ["snooze xx564559b1-0045-48e1-953c-3addd1ee4457 7d", "looked like a secret"],
  ])("%j is refused: %s", async (typed, words) => {
    const shown = await text(typed, await aTeam());
    expect(shown).toContain(words);
    expect(shown).not.toContain("564559b1");
  });
});

describe("a mute", () => {
  test("of a project with a secret in its name is kept without it, and finds it by the name that is told", async () => {
    const channel = await aTeam();
    const name = "acme/xx564559b1-0045-48e1-953c-3addd1ee4457";
    await store.putLink({ connection: "github", projects: "acme/*", team: channel, branches: [], workflows: [], post: "all" });
    await store.linkOf({ connection: "github", key: "99", name });
    const shown = await text(`mute ${tooMany} ${name} 3d`, channel);
    await store.removeLink({ connection: "github", projects: "acme/*" });
    expect(shown).toContain("in acme/[redacted:coveo-key], until");
    expect(shown).not.toContain("No project of that name");
    expect((await store.findFlag({ team: channel, errorId: tooMany })).mutes).toMatchObject([{ project: "acme/[redacted:coveo-key]" }]);
  });

  test("of a project with a secret in its name is kept without it, and finds it by the name that is told", async () => {
    const channel = await aTeam();
    const name = "acme/xx564559b1-0045-48e1-953c-3addd1ee4457";
    await store.putLink({ connection: "github", projects: "acme/*", team: channel, branches: [], workflows: [], post: "all" });
    await store.linkOf({ connection: "github", key: "99", name });
    const shown = await text(`mute ${tooMany} ${name} 3d`, channel);
    await store.removeLink({ connection: "github", projects: "acme/*" });
    expect(shown).toContain("in acme/[redacted:coveo-key], until");
    expect(shown).not.toContain("No project of that name");
    expect((await store.findFlag({ team: channel, errorId: tooMany })).mutes).toMatchObject([{ project: "acme/[redacted:coveo-key]" }]);
  });

  test("of one project until a date lasts to the end of that day in the team's zone, with its reason", async () => {
    const channel = await aTeam();
    const shown = await text(`mute ${tooMany} acme/loader until ${date(20)} because <!channel> the source moves`, channel);
    expect(shown).toContain("in acme/loader, until <!date");
    expect(shown).toContain("because &lt;!channel&gt; the source moves");
    expect(shown).toContain("No project of that name has failed here yet");
    expect(shown).toContain(`\`/coveo-error unmute ${tooMany} acme/loader\``);
    const { mutes } = await store.findFlag({ team: channel, errorId: tooMany });
    expect(mutes).toEqual([{ project: "acme/loader", until: expect.stringMatching(/T2[23]:00:00\.000Z$/), reason: "<!channel> the source moves", by: alice, at: expect.any(String) }]);

    await command(`mute ${tooMany} for 2 weeks`, { channel, user: bob });
    const list = await text("muted", channel);
    expect(list).toContain("in acme/loader");
    expect(list).toContain("in all projects");
    expect(list).toContain(`by <@${bob}>`);
    expect(await text(`unmute ${tooMany} acme/loader`, channel)).toContain("No longer muted");
    expect((await store.findFlag({ team: channel, errorId: tooMany })).mutes).toMatchObject([{ project: null }]);
    await command("unmute 429", { channel });
    expect(await text("muted", channel)).toContain("Nothing is muted or snoozed here");
  });

  test("is of the project that is linked here under the last words", async () => {
    const channel = await aTeam();
    await store.putLink(aLink(channel, { connection: "jenkins", projects: "Nightly Load" }));
    await store.linkOf({ connection: "jenkins", key: "77", name: "Nightly Load" });
    const shown = await text("mute daily limit in nightly load 7d", channel);
    expect(shown).not.toContain("No project of that name");
    const [flag] = await store.listFlags(channel);
    expect(flag?.state.mutes).toMatchObject([{ project: "Nightly Load" }]);
  });

  test("whose reason holds a secret keeps and repeats it nowhere", async () => {
    const channel = await aTeam();
    const shown = await text(`mute ${tooMany} 7d because ${"of this ".repeat(23)} xx564559b1-0045-48e1-953c-3addd1ee4457`, channel);
    expect(shown).toContain("looked like a secret");
    expect(shown + JSON.stringify(await store.listFlags(channel))).not.toContain("564559b1");
  });

  test("again in the same place replaces the one before; more than twenty are refused", async () => {
    const channel = await aTeam();
    for (const days of [1, 2]) await command(`mute ${tooMany} acme/x ${days}d`, { channel });
    expect((await store.findFlag({ team: channel, errorId: tooMany })).mutes).toHaveLength(1);
    for (let each = 0; each < 19; each += 1) await command(`mute ${tooMany} acme/${each} 1d`, { channel });
    expect(await text(`mute ${tooMany} acme/one-more 1d`, channel)).toContain("20 mutes of one error are the most");
    expect(brokenLimits(await command("muted", { channel }))).toEqual([]);
  });
});

describe("a channel that is no team", () => {
  test.each(["snooze 429 7d", "mute 429 7d", "threshold throttling 5", "threshold", "muted", "digest", "digest off", "leave"])("is offered to join on %j", async (typed) => {
    const shown = await text(typed, aChannel());
    expect(shown).toContain("`/coveo-error join`");
  });

  test("joins once, told with who and an undo; leaves; and keeps what it had set", async () => {
    const channel = "C000000002";
    expect(await text("join", channel)).toContain("The next digest is due");
    expect(await store.findTeam(channel)).toMatchObject({ digestOn: true });
    const [joined] = await messages(channel);
    expect(joined?.text).toBe(`<@${alice}> changed what is posted here. Flags and the weekly digest in this channel. Before: off. Now: *on*.`);
    expect(allText(joined as Shown)).toContain("Before: off. Now: *on*.");
    expect(await text("join", channel)).toContain("Nothing had to be changed");
    expect(await messages(channel)).toHaveLength(1);

    await command("threshold throttling 5", { channel });
    expect(await text("leave", channel)).toContain("Now: *off*");
    expect(await store.findTeam(channel)).toBeUndefined();
    const left = (await messages(channel)).at(-1) as Shown & { ts: string };
    expect((await press(buttonOf(left, "undo_"), left, { channel })).status).toBe(200);
    expect(await store.findTeam(channel)).toMatchObject({ thresholds: { throttling: { notice: 5, warning: 10 } } });
    const undone = (await messages(channel)).at(-1) as Shown;
    expect(allText(undone)).toContain(`Undone by <@${alice}>`);
    expect(() => buttonOf(undone, "undo_")).toThrow();
    // Somebody else still had its button.
    await press(buttonOf(left, "undo_"), null, { channel, user: bob });
    expect(told()).toEqual([{ user: bob, text: expect.stringContaining("It is undone already") }]);
  });

  test("that left with links says that their failures are still answered, in help and wherever there is nothing to set", async () => {
    const channel = await aTeam();
    await store.putLink(aLink(channel, { connection: "jenkins", projects: `left/${channel}` }));
    await command("leave", { channel });
    for (const typed of ["help", "threshold throttling 5", "digest off"]) {
      const shown = await text(typed, channel);
      expect(shown).toContain("failures of its linked projects (1 link) are still answered here");
      expect(shown).not.toMatch(/no linked project yet|gets them by itself/);
    }
    expect(await text("help", aChannel())).toContain("no linked project yet");
  });
});

test("in a direct message a team's commands say that they are for channels, and look-ups go on", async () => {
  expect(await text("snooze 429 7d", "D000000001")).toContain("That is for channels");
  expect(await text("429", "D000000001")).toContain("Why");
});

describe("a change that concerns everybody", () => {
  const channel = "C000000001";
  const last = async () => (await messages(channel)).at(-1) as Shown & { ts: string };

  test("is confirmed privately and announced with who, old and new, and undone by the button while it is still set", async () => {
    await store.joinTeam(channel);
    const shown = await text("threshold throttling 5", channel, bob);
    expect(shown).toContain("Before: notice: 3 in 24 hours; warning: 10 in 24 hours or 3 different days in 7. Now: *notice: 5 in 24 hours");
    expect(shown).toContain("The channel was told");
    const announced = await last();
    expect(announced.text).toContain(`<@${bob}>`);
    expect(allText(announced)).toContain("Before: notice: 3 in 24 hours");

    await command("threshold throttling 6 20", { channel });
    await press(buttonOf(announced, "undo_thresholds"), announced, { channel });
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("it has been changed again since") }]);
    expect((await store.findTeam(channel))?.thresholds).toEqual({ throttling: { notice: 6, warning: 20 } });

    const second = await last();
    await command("threshold other 2", { channel });
    await press(buttonOf(second, "undo_thresholds"), second, { channel });
    expect((await store.findTeam(channel))?.thresholds).toEqual({ throttling: { notice: 5, warning: 10 }, other: { notice: 2, warning: 15 } });
    expect(await text("threshold default", channel)).toMatch(/When throttling is flagged[^]*When every other error is flagged[^]*To undo it: `[^`]*threshold throttling 5 10` and `[^`]*threshold other 2 15`/);
    expect(allText(await last())).not.toContain("daily limits");
    expect((await store.findTeam(channel))?.thresholds).toEqual({});
    expect(await text("threshold", channel)).toContain("daily limits and quotas (`daily-limit`): notice: 2 different days in 7; warning: 4 different days in 7");
  });

  test("of the digest's day, zone and switch is told with the next slot, and undone", async () => {
    expect(await text("digest friday 17:30 america/new_york", channel)).toMatch(/Before: at the usual time\. Now: \*on Fridays at 17:30 \(America\/New_York\)\*[^]*The next digest is due/);
    expect((await store.findTeam(channel))?.schedule).toEqual({ weekday: 5, time: "17:30", zone: "America/New_York" });
    expect(await text("digest sunday", channel)).toContain("Now: *on Sundays at 17:30 (America/New_York)*");
    expect(await text("digest sunday", channel)).toContain("Nothing had to be changed");
    expect(await text("digest off", channel)).toContain("Now: *off*");
    const off = await last();
    await press(buttonOf(off, "undo_digest"), off, { channel });
    expect(await store.findTeam(channel)).toMatchObject({ digestOn: true, schedule: { weekday: 7 } });
  });

  test("by a mute is announced with who, until when and why, and undone by the button while it is still set; so is its end", async () => {
    const muted = async (errorId = tooMany) => (await store.findFlag({ team: channel, errorId })).mutes;
    await command(`mute ${tooMany} acme/other 1d`, { channel });
    expect(await text(`mute ${tooMany} acme/loader until ${date(20)} because the source moves`, channel, bob)).toContain("The channel was told");
    const made = await last();
    expect(made.text).toContain(`<@${bob}>`);
    expect(allText(made)).toMatch(/flags of 429 TOO_MANY_REQUESTS \(Push API\) in acme\/loader\. Before: on\. Now: \*muted until <!date[^>]*>, because the source moves\*/);
    expect(await muted()).toHaveLength(2);
    await press(buttonOf(made, "undo_mute"), made, { channel });
    expect(await muted()).toMatchObject([{ project: "acme/other" }]);
    await press(buttonOf(made, "undo_mute"), null, { channel });
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("It is undone already") }]);

    await command(`mute ${tooMany} acme/loader 2d`, { channel });
    expect(await text(`unmute ${tooMany}`, channel)).toContain("The channel was told");
    const ended = await last();
    expect(allText(ended)).toMatch(/Before: muted until[^]*Now: \*on\*/);
    expect(await muted()).toEqual([]);
    await press(buttonOf(ended, "undo_mute"), ended, { channel });
    expect((await muted()).map(({ project }) => project).toSorted()).toEqual(["acme/loader", "acme/other"]);
    await command(`mute ${tooMany} acme/loader 3d`, { channel });
    await press(buttonOf(made, "undo_mute"), null, { channel });
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("it has been changed again since") }]);
    await command(`unmute ${tooMany}`, { channel });
  });

  test("in a channel that the bot is not in is made, and says that it could not be announced", async () => {
    proxy.break("chat.postMessage", { error: "not_in_channel" });
    expect(await text("threshold other 9", channel)).toMatch(/Now: \*notice: 9[^]*The bot is not in this channel/);
    proxy.break("chat.postMessage", "hang");
    const { result, took } = await ownTime(() => text("threshold other 8", channel));
    expect(result).toContain("Slack did not answer in time");
    expect(took).toBeLessThan(2_500);
  });
});

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

test("stats tell which flags are up and which are snoozed", async () => {
  const channel = await aTeam();
  await flagged(channel, tooMany, "warning");
  await command(`snooze ${tooMany} 7d`, { channel });
  const shown = await text("stats 30d", channel);
  expect(shown).toContain("met no Coveo error in the last 30 days");
  expect(shown).toMatch(/Flags that are up[^]*`push\/429\/TOO_MANY_REQUESTS`: warning, since <!date[^]*snoozed until <!date/);
});

test("a digest that is asked for is shown privately and touches no slot", async () => {
  const channel = await aTeam();
  await store.recordOccurrence(anOccurrence(iso(-1), { team: channel }));
  const before = await store.findDigestState(channel);
  const shown = await command("digest", { channel });
  expect(shown.response_type).toBe("ephemeral");
  expect(allText(shown)).toContain("1 Coveo error");
  expect(await store.findDigestState(channel)).toEqual(before);
});

test("help lists every verb, and one verb's usage with examples", async () => {
  const channel = aChannel();
  const all = await command("help", { channel });
  expect(brokenLimits(all)).toEqual([]);
  expect(allText(all)).toContain("unmute");
  expect(await text("help snooze", channel)).toContain("For example `/coveo-error snooze 429 7d`");
});

test("while the database is down a team's command says that it may not be saved", async () => {
  const channel = await aTeam();
  await slack.table.close();
  expect(await text("snooze 429 7d", channel)).toContain("The database did not answer in time");
});
