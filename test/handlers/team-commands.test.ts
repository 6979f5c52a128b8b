import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";
import { ownTime } from "../support/own-time.ts";
import { alice, allText, bob, buttonOf, type Shown } from "../support/signed-slack.ts";
import { date, iso, startTeamSlack } from "../support/team-slack.ts";

const slack = await startTeamSlack();
afterAll(slack.stop);
const { store, command, press, messages, told, proxy, aChannel, aTeam, flagged, text } = slack;

const tooMany = "push/429/TOO_MANY_REQUESTS";

beforeEach(() => {
  proxy.mend();
  proxy.calls.splice(0);
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
