import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { followChannel } from "../../src/channels/follow-channel.ts";
import { followingMessenger } from "../../src/channels/following-messenger.ts";
import { mayQuote } from "../../src/channels/may-quote.ts";
import { UnavailableError } from "../../src/errors.ts";
import type { SlackChannels } from "../../src/ports/slack-channels.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";

const team = "C000000001";
const operationsChannel = "C000000042";
const hour = 3_600_000;

const createFollowed = () => {
  let now = Date.parse("2026-11-20T10:00:00.000Z");
  const clock = () => new Date(now);
  const slack = createInMemorySlack();
  const store = createMemoryStore({ clock });
  const logged: string[] = [];
  const ports = { store, messenger: slack.messenger, operationsChannel, command: "/coveo-error", clock, log: (event: string) => void logged.push(event) };
  const messenger = followingMessenger({ ...ports, isTokenRefused: (error) => error instanceof UnavailableError && error.message.includes("invalid_auth") });
  let sent = 0;
  return {
    ...ports,
    slack,
    logged,
    pass: (milliseconds: number) => void (now += milliseconds),
    send: (channel = team) => messenger.send({ channel, message: { text: "t", blocks: [] }, key: String((sent += 1)) }),
    told: () => slack.messages.filter(({ channel }) => channel === operationsChannel).map(({ text }) => text),
  };
};

test.each([
  ["is_archived", "it is archived"],
  ["not_in_channel", "the bot is not in it any more"],
  ["channel_not_found", "it is gone"],
])("where Slack says %s posting stops, the operations channel is told once, and it is tried again after a day", async (reason, words) => {
  const world = createFollowed();
  world.slack.answers.push({ kind: "refused", reason });
  expect(await world.send()).toEqual({ kind: "refused", reason });
  expect(world.told()).toEqual([expect.stringContaining(words)]);
  // Slack is not asked.
  world.slack.answers.push({ kind: "posted", ts: "9" });
  expect(await world.send()).toEqual({ kind: "refused", reason });
  world.slack.answers.splice(0);

  world.pass(25 * hour);
  world.slack.answers.push({ kind: "refused", reason });
  expect(await world.send()).toEqual({ kind: "refused", reason });
  world.pass(hour);
  expect(await world.send()).toEqual({ kind: "refused", reason });
  expect(world.told()).toHaveLength(1);

  world.pass(25 * hour);
  expect(await world.send()).toMatchObject({ kind: "posted" });
  expect((await world.store.findChannel(team)).stopped).toBeNull();
  expect(await world.send()).toMatchObject({ kind: "posted" });
});

test("refusals that are about the message, people, and the operations channel stop nothing", async () => {
  const world = createFollowed();
  for (const channel of [team, "U000000001", operationsChannel]) {
    world.slack.answers.push({ kind: "refused", reason: channel === team ? "invalid_blocks" : "is_archived" });
    await world.send(channel);
    expect(await world.send(channel)).toMatchObject({ kind: "posted" });
  }
});

test("a token that Slack refuses is logged as that, and the fault goes on", async () => {
  const world = createFollowed();
  const messenger = followingMessenger({ ...world, messenger: { ...world.slack.messenger, send: async () => Promise.reject(new UnavailableError("slack", "Slack did not do it: invalid_auth")) }, isTokenRefused: () => true });
  await expect(messenger.send({ channel: team, message: { text: "t", blocks: [] }, key: "k" })).rejects.toThrow("invalid_auth");
  expect(world.logged).toContain("slack-token-refused");
});

test("a channel that is archived, and unarchived, is followed, in whatever order that comes; of a channel that is no team nothing is kept", async () => {
  const world = createFollowed();
  const archived = { kind: "closed", channel: team, reason: "is_archived", at: "2026-11-20T10:00:00.000Z" } as const;
  await followChannel(world, archived);
  expect((await world.store.findChannel(team)).stopped).toBeNull();

  await world.store.joinTeam(team);
  for (const _ of [1, 2]) await followChannel(world, archived);
  expect(await world.send()).toEqual({ kind: "refused", reason: "is_archived" });
  expect(world.told()).toHaveLength(1);
  // Whoever invites the bot has not unarchived the channel.
  await followChannel(world, { kind: "opened", channel: team, of: "not_in_channel", at: "2026-11-20T10:00:30.000Z" });
  expect((await world.store.findChannel(team)).stopped).not.toBeNull();
  await followChannel(world, { kind: "opened", channel: team, of: "is_archived", at: "2026-11-20T10:01:00.000Z" });
  expect(await world.send()).toMatchObject({ kind: "posted" });
  // Late.
  await followChannel(world, archived);
  expect(await world.send()).toMatchObject({ kind: "posted" });
  expect(await world.store.findTeam(team)).toBeDefined();
});

test("a channel's new name is kept", async () => {
  const world = createFollowed();
  await world.store.joinTeam(team);
  await followChannel(world, { kind: "renamed", channel: team, name: "search-alerts" });
  expect(await world.store.findTeam(team)).toMatchObject({ name: "search-alerts" });
});

test("lines of logs are shown where only colleagues read, asked once a day, or where an administrator allows it; not where nobody knows", async () => {
  const world = createFollowed();
  let answer: Awaited<ReturnType<SlackChannels["describe"]>> = { kind: "unknown", reason: "missing_scope" };
  let asked = 0;
  const ports = { ...world, channels: { describe: async () => ((asked += 1), answer), channelsOf: async () => ({ kind: "channels" as const, channels: [] }) } };
  expect(await mayQuote(ports, team)).toBe(false);
  answer = { kind: "channel", name: "search", shared: false };
  expect([await mayQuote(ports, team), await mayQuote(ports, team), asked]).toEqual([true, true, 2]);
  world.pass(25 * hour);
  answer = { kind: "channel", name: "search", shared: true };
  expect([await mayQuote(ports, team), await mayQuote(ports, team), asked]).toEqual([false, false, 3]);
  await world.store.changeChannel(team, { excerpts: true });
  expect(await mayQuote(ports, team)).toBe(true);
  await world.store.changeChannel(team, { excerpts: false });
  await world.store.joinTeam(team);
  await followChannel(world, { kind: "shared", channel: team });
  answer = { kind: "channel", name: "search", shared: false };
  expect(await mayQuote(ports, team)).toBe(true);
});
