import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { carryOutRequest } from "../../src/linking/carry-out-request.ts";
import type { LinkRequest } from "../../src/linking/link-request.ts";
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
  const ports = { store, messenger: slack.messenger, operationsChannel, command: "/coveo-error", clock, log: () => {} };
  return { store, slack, carryOut: () => carryOutRequest(ports, request), decide: (approved: boolean) => store.changeLinkRequest({ ...request, revision: 1, decision: { approved, by: "U000000099", at: askedAt } }) };
};

test("brought and carried out several times, everybody is told once, and what is unlinked later stays so", async () => {
  const world = await createWorld();
  await world.store.putLink({ ...link, team: "C000000002" });
  for (const _ of [1, 2]) await world.carryOut();
  expect(world.slack.messages.map(({ channel }) => channel)).toEqual([operationsChannel]);
  await world.decide(true);
  await world.carryOut();
  expect(await world.store.listLinks()).toEqual([link]);
  expect(world.slack.messages.map(({ channel }) => channel)).toEqual([operationsChannel, "C000000001", "C000000002", "U000000001"]);
  await world.store.removeLink(link);
  await world.carryOut();
  expect(await world.store.listLinks()).toEqual([]);
  expect(world.slack.messages).toHaveLength(4);
});

test("broken off anywhere, the next try does the rest", async () => {
  for (let at = 0; at < 3; at += 1) {
    const world = await createWorld();
    await world.carryOut();
    await world.decide(true);
    for (let each = 0; each < at; each += 1) world.slack.answers.push(undefined);
    world.slack.answers.push({ kind: "wait", seconds: 1 });
    if (at < 2) await expect(world.carryOut()).rejects.toThrow("Slack asked to wait");
    await world.carryOut();
    expect(world.slack.messages.map(({ channel }) => channel).toSorted()).toEqual(["C000000001", operationsChannel, "U000000001"].toSorted());
    expect((await world.store.findLinkRequest("r"))?.isDone).toBe(true);
  }
});

test("whoever asked is told where the administrators cannot be", async () => {
  const world = await createWorld();
  world.slack.answers.push({ kind: "refused", reason: "is_archived" });
  await world.carryOut();
  expect(world.slack.messages.map(({ channel, text }) => [channel, text.includes("could not be brought")])).toEqual([["U000000001", true]]);
});
