import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, ownUser, random, startSurfaces } from "../support/slack-surfaces.ts";

const operations = random;
const bot = await startSurfaces({ settings: { OPS_CHANNEL: operations } });
afterAll(() => bot.stop());
const { store } = bot;

const published = (): { user_id: string; view: string }[] => bot.slack.proxy.calls.filter(({ method }) => method === "views.publish").map(({ params }) => params as { user_id: string; view: string });
const openHome = async (user = alice): Promise<string> => {
  bot.slack.proxy.calls.splice(0);
  expect(await bot.event({ type: "app_home_opened", user, tab: "home", channel: "D000000001", event_ts: "1.2" })).toMatchObject({ status: 200 });
  const [home] = await eventually(async () => published(), (views) => views.length > 0);
  expect(home?.user_id).toBe(user);
  return home?.view ?? "";
};

beforeEach(() => {
  bot.slack.proxy.mend();
  bot.slack.proxy.calls.splice(0);
});

describe("the Home tab", () => {
  test("shows the week, flags, links and settings of the channels that the person is in, and nothing of others", async () => {
    const hidden = "C000000777";
    const now = new Date();
    for (const team of [general, hidden]) {
      await store.putLink(aLink(team, { connection: "report", projects: `${team}/home` }));
      await store.recordOccurrence(anOccurrence(now.toISOString(), { team, errorId: "push/413" }));
      await store.changeTeam(team, { thresholds: { throttling: { notice: 7, warning: 9 } } });
      await store.changeFlag({ team, errorId: "push/429" }, { ...noFlag, claims: [{ ladder: "throttling", level: "warning", episode: now.toISOString(), through: now.toISOString(), raisedAt: now.toISOString(), told: true }] });
    }
    const view = await openHome();
    expect(view).toContain(`<#${general}>`);
    expect(view).toContain("413");
    expect(view).toContain("429");
    expect(view).toContain("(warning)");
    expect(view).toContain(`${general}/home`);
    expect(view).toContain("notice: 7 in 24 hours");
    expect(view).not.toContain(hidden);
  });

  test("of somebody who is in no such channel offers to link, and opens its window", async () => {
    const view = await openHome("U000000002");
    expect(view).toContain("No channel that you are in");
    expect(view).not.toContain(general);
    await bot.press(buttonIn(view, "open_link_form"), { channel: "" });
    await eventually(async () => bot.slack.proxy.calls.some(({ method }) => method === "views.open"), (isOpened) => isOpened);
  });

  test("answers a button that did not work, or does nothing any more, in a direct message", async () => {
    const view = await openHome("U000000002");
    bot.slack.proxy.break("views.open", { error: "expired_trigger_id" });
    await bot.press(buttonIn(view, "open_link_form"), { channel: "" });
    await bot.press({ action_id: "show_home_page_on", value: "{}" }, { channel: "" });
    const told = bot.slack.proxy.calls.filter(({ method }) => method === "chat.postMessage").map(({ params }) => params);
    expect(told).toEqual([expect.objectContaining({ channel: alice, text: expect.stringContaining("window") }), expect.objectContaining({ channel: alice, text: expect.stringContaining("of another version") })]);
  });

  test("says so where Slack does not tell the person's channels, and shows none", async () => {
    bot.slack.proxy.break("users.conversations", { error: "missing_scope" });
    const view = await openHome();
    expect(view).toContain("did not tell which channels you are in");
    expect(view).not.toContain(general);
  });

  test("is left alone where the messages tab was opened", async () => {
    const homes = () => bot.queued.filter(({ work }) => work === "home").length;
    const before = homes();
    await bot.event({ type: "app_home_opened", user: alice, tab: "messages", channel: "D000000001", event_ts: "1.2" });
    await openHome();
    expect(homes()).toBe(before + 1);
  });
});

describe("a channel's life", () => {
  const aTeam = "C000000666";

  test("is followed: archived, it is told once to the operations channel; unarchived, it goes on", async () => {
    await store.joinTeam(aTeam);
    for (const _ of [1, 2]) await bot.event({ type: "channel_archive", channel: aTeam, user: alice });
    await eventually(() => store.findChannel(aTeam), ({ stopped }) => stopped?.reason === "is_archived");
    const told = await eventually(() => bot.messages(operations), (messages) => messages.some(({ text }) => text.includes(aTeam)));
    await eventually(async () => bot.queued.filter(({ work }) => work === "channel"), (works) => works.length === 2);
    expect(told.filter(({ text }) => text.includes(aTeam))).toHaveLength(1);
    await bot.event({ type: "channel_unarchive", channel: aTeam, user: alice });
    await eventually(() => store.findChannel(aTeam), ({ stopped }) => stopped === null);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["the bot is removed", { type: "member_left_channel", channel: aTeam, channel_type: "C", user: ownUser }, { reason: "not_in_channel" }],
    ["the channel is deleted", { type: "channel_deleted", channel: aTeam }, { reason: "channel_not_found" }],
    ["a private channel is archived", { type: "group_archive", channel: aTeam, user: alice }, { reason: "is_archived" }],
    ["the bot leaves a private channel", { type: "group_left", channel: aTeam }, { reason: "not_in_channel" }],
  ])("%s: posting stops", async (_, event, stopped) => {
    await store.joinTeam(aTeam);
    await store.changeChannel(aTeam, { stopped: null, heardAt: null });
    await bot.event(event);
    await eventually(() => store.findChannel(aTeam), (state) => state.stopped !== null);
    expect((await store.findChannel(aTeam)).stopped).toMatchObject(stopped);
  });

  test("goes on when the bot is invited again, whoever else comes and goes", async () => {
    await store.joinTeam(aTeam);
    await store.changeChannel(aTeam, { heardAt: null, stopped: { reason: "not_in_channel", at: "2026-11-20T10:00:00.000Z", triedAt: "2026-11-20T10:00:00.000Z" } });
    const before = bot.queued.length;
    await bot.event({ type: "member_joined_channel", channel: aTeam, channel_type: "C", user: alice });
    await bot.event({ type: "member_left_channel", channel: aTeam, channel_type: "C", user: alice });
    expect(bot.queued.length).toBe(before);
    await bot.event({ type: "member_joined_channel", channel: aTeam, channel_type: "C", user: ownUser });
    await eventually(() => store.findChannel(aTeam), ({ stopped }) => stopped === null);
  });

  test("its new name is kept, in a channel of either kind", async () => {
    await store.joinTeam(aTeam);
    for (const type of ["channel_rename", "group_rename"]) {
      await bot.event({ type, channel: { id: aTeam, name: `named-by-${type}`, created: 1 } });
      await eventually(() => store.findTeam(aTeam), (team) => team?.name === `named-by-${type}`);
    }
  });

  test.each([{ type: "channel_rename", channel: {} }, { type: "channel_archive" }, { type: "channel_archive", channel: "<!channel>" }, { type: "member_left_channel", channel: "D1" }])("an event that is not as expected (%j) is taken and passed over", async (event) => {
    const before = bot.queued.length;
    expect((await bot.event(event)).status).toBe(200);
    expect(bot.queued.length).toBe(before);
  });
});
