import { afterAll, describe, expect, test } from "vitest";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";
import { alice, allText, bob } from "../support/signed-slack.ts";
import { date, iso, startTeamSlack } from "../support/team-slack.ts";

const slack = await startTeamSlack();
afterAll(slack.stop);
const { store, command, aTeam, flagged, text } = slack;

const tooMany = "push/429/TOO_MANY_REQUESTS";

describe("a snooze", () => {
  test("by an error's id is confirmed privately, and says how it is ended", async () => {
    const channel = await aTeam();
    const shown = await command(`snooze ${tooMany} 7d`, { channel });
    expect(shown.response_type).toBe("ephemeral");
    expect(allText(shown)).toMatch(/\*Snoozed\*: 429 TOO_MANY_REQUESTS \(Push API\)\. No flag of it until <!date/);
    expect(allText(shown)).toContain(`\`/coveo-error unsnooze ${tooMany}\``);
    const { snooze } = await store.findFlag({ team: channel, errorId: tooMany });
    expect(snooze).toMatchObject({ unlessWorseThan: null, by: alice });
    expect((Date.parse(snooze?.until ?? "") - Date.now()) / 86_400_000).toBeCloseTo(7, 1);
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
