import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { carryOutRequest } from "../../src/linking/carry-out-request.ts";
import type { LateReplies } from "../../src/ports/replies.ts";
import { isPending, type LinkRequest } from "../../src/linking/link-request.ts";
import { aLink } from "../adapters/store-contract.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";

const askedAt = "2026-11-20T10:00:00.000Z";
const operationsChannel = "C000000042";
const link = aLink("C000000001", { connection: "report", projects: "acme/a" });
const request: LinkRequest = { id: "r", link, askedBy: "U000000001", askedAt, decision: null, isDone: false, revision: 0 };

const createWorld = async () => {
  const clock = () => new Date(askedAt);
  const slack = createInMemorySlack();
  const store = createMemoryStore({ clock });
  await store.changeLinkRequest(request);
  const alone: { channel: string; user: string; text: string }[] = [];
  const late: LateReplies = { tellLater: async ({ channel, user, message: { text } }) => (alone.push({ channel, user, text }), { kind: "told" }) };
  const ports = { store, messenger: slack.messenger, late, operationsChannel, command: "/coveo-error", clock, log: () => {} };
  return { store, slack, alone, ports, carryOut: () => carryOutRequest(ports, request), decide: (approved: boolean) => store.changeLinkRequest({ ...request, revision: 1, decision: { approved, by: "U000000099", at: askedAt } }) };
};

test("brought and carried out several times, everybody is told once, and what is unlinked later stays so", async () => {
  const world = await createWorld();
  await world.store.putLink({ ...link, team: "C000000002" });
  for (const _ of [1, 2]) await world.carryOut();
  expect(world.slack.messages.map(({ channel }) => channel)).toEqual([operationsChannel]);
  await world.decide(true);
  await world.carryOut();
  expect(await world.store.listLinks()).toEqual([link]);
  expect(world.slack.messages.map(({ channel }) => channel).toSorted()).toEqual(["C000000001", "C000000002", operationsChannel, "U000000001"]);
  await world.store.removeLink(link);
  await world.carryOut();
  expect(await world.store.listLinks()).toEqual([]);
  expect(world.slack.messages).toHaveLength(4);
});

test("broken off at any message, the others are told all the same, and the next try does the rest", async () => {
  for (let at = 0; at < 2; at += 1) {
    const world = await createWorld();
    await world.carryOut();
    await world.decide(true);
    for (let each = 0; each < at; each += 1) world.slack.answers.push(undefined);
    world.slack.answers.push({ kind: "wait", seconds: 1 });
    await expect(world.carryOut()).rejects.toThrow("Slack asked to wait");
    expect(world.slack.messages).toHaveLength(2);
    await world.carryOut();
    expect(world.slack.messages.map(({ channel }) => channel).toSorted()).toEqual(["C000000001", operationsChannel, "U000000001"].toSorted());
    expect((await world.store.findLinkRequest("r"))?.isDone).toBe(true);
  }
});

test("what was unlinked while somebody could not be told yet stays so, and the channel that lost it is told all the same", async () => {
  const world = await createWorld();
  const other = { ...link, team: "C000000002" };
  await world.store.putLink(other);
  await world.decide(true);
  world.slack.answers.push(undefined, { kind: "wait", seconds: 1 });
  await expect(world.carryOut()).rejects.toThrow("Slack asked to wait");
  await world.store.removeLink(link);
  await world.carryOut();
  expect(await world.store.listLinks()).toEqual([]);
  expect(world.slack.messages.map(({ channel }) => channel)).toEqual(expect.arrayContaining(["C000000002"]));
});

test("a try that ended between keeping what was there and making the link makes it; one after a change by somebody else does not", async () => {
  for (const [now, made] of [[{ ...link, team: "C000000002" }, true], [{ ...link, team: "C000000003" }, false], [link, true]] as const) {
    const world = await createWorld();
    await world.store.putLink(now);
    const before = { ...link, team: "C000000002" };
    await world.store.changeLinkRequest({ ...request, revision: 1, decision: { approved: true, by: "U000000099", at: askedAt }, making: { before, isMade: false } });
    await world.carryOut();
    expect(await world.store.listLinks()).toEqual([made ? link : now]);
    expect(world.slack.messages.map(({ channel }) => channel)).toContain("C000000002");
  }
});

test("whoever cannot be written to is told in the channel, alone; where Slack refuses that too, it ends", async () => {
  for (const refused of [false, true]) {
    const world = await createWorld();
    const logged: string[] = [];
    await world.decide(false);
    world.slack.answers.push({ kind: "refused", reason: "messages_tab_disabled" });
    const late: LateReplies = refused ? { tellLater: async () => ({ kind: "refused", reason: "user_not_in_channel" }) } : world.ports.late;
    await carryOutRequest({ ...world.ports, late, log: (event) => void logged.push(event) }, request);
    expect(world.alone).toEqual(refused ? [] : [{ channel: "C000000001", user: "U000000001", text: expect.stringContaining("*declined*") }]);
    expect(logged.includes("person-not-told")).toBe(refused);
    expect((await world.store.findLinkRequest("r"))?.isDone).toBe(true);
  }
});

test("a question that somebody deleted is asked anew when it is asked for again, with buttons that decide on it", async () => {
  const world = await createWorld();
  for (const _ of [1, 2]) await world.carryOut();
  expect(world.slack.messages).toHaveLength(1);
  world.slack.remove(world.slack.messages[0]?.ts ?? "");
  const later = "2026-11-22T10:00:00.000Z";
  await carryOutRequest({ ...world.ports, clock: () => new Date(later) }, request);
  expect(world.slack.messages.map(({ channel, blocks }) => [channel, JSON.stringify(blocks).includes(later)])).toEqual([[operationsChannel, true]]);
  expect((await world.store.findLinkRequest("r"))?.askedAt).toBe(later);
});

test("whoever asked is told where the administrators cannot be", async () => {
  const world = await createWorld();
  world.slack.answers.push({ kind: "refused", reason: "is_archived" });
  await world.carryOut();
  expect(world.slack.messages.map(({ channel, text }) => [channel, text.includes("could not be brought")])).toEqual([["U000000001", true]]);
  // Asked again, it is a new request.
  expect(isPending((await world.store.findLinkRequest("r")) ?? request)).toBe(false);
});
