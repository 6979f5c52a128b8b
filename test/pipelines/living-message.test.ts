import { beforeEach, describe, expect, test } from "vitest";
import { MessageHeldError } from "../../src/errors.ts";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { aLink } from "../adapters/store-contract.ts";
import { jobLog, type World } from "../support/create-world.ts";
import { failAt, failedAt, said, statusLine } from "../support/fail-and-pass.ts";
import { linkedWorld } from "../support/linked-world.ts";

const team = "C000000001";
const otherLog = jobLog.replace("SOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER");
let world: World;
beforeEach(async () => {
  world = await linkedWorld();
});
const parents = () => world.messages.filter((message) => message.threadTs === undefined);
const replies = (threadTs = "1") => world.messages.filter((message) => message.threadTs === threadTs);

describe("an error that comes back in the same workflow and branch", () => {
  test("is told in the thread of its message, whose counter goes up", async () => {
    for (const time of ["09:00", "09:20", "09:40"]) await failAt(world.ports, time);
    expect(parents()).toHaveLength(1);
    expect(statusLine(parents()[0])).toBe("*3rd time* since 09:00, last 09:40 in run 09:40. Repeats are in the thread.");
    expect(parents()[0]?.text).toBe("acme/catalog-loader failed 3 times: 412 SOURCE_DOES_NOT_EXIST (Push API)");
    expect(replies().map((reply) => reply.text)).toEqual(Array.from({ length: 2 }, () => "acme/catalog-loader failed again: 412 SOURCE_DOES_NOT_EXIST (Push API)"));
    expect(said(replies()[0])).toContain("*Again* in run 09:20, 09:20.");
    expect(said(replies()[0])).not.toContain("*What to do*");
  });

  test("is told in the thread of a message whose answer was lost, though its own run had claimed the place again meanwhile", async () => {
    const { messenger, clock } = world.ports;
    const postedAt = new Map<string, number>();
    const send: typeof messenger.send = async (message) => {
      postedAt.set(message.key, clock().getTime());
      return messenger.send(message);
    };
    // As Slack does it: what was posted before is not looked at.
    const findPosted: typeof messenger.findPosted = async (query) => ((postedAt.get(query.key) ?? 0) < Date.parse(query.since) - 5_000 ? { kind: "absent" } : messenger.findPosted(query));
    world.ports.messenger = { ...messenger, send, findPosted };
    world.slack.loseAnswer();
    await expect(failAt(world.ports, "09:00")).rejects.toThrow("the connection broke");
    world.pass(10);
    await expect(failAt(world.ports, "09:00")).rejects.toBeInstanceOf(MessageHeldError);
    world.pass(20);
    await failAt(world.ports, "09:20");
    await failAt(world.ports, "09:00");
    expect(parents()).toHaveLength(1);
    expect(replies()).toHaveLength(1);
  });

  test("says where each run was told", async () => {
    const outcomes = [await failAt(world.ports, "09:00"), await failAt(world.ports, "09:20")];
    expect(outcomes).toMatchObject([{ told: { as: "own", channel: team, ts: "1" } }, { told: { as: "thread", channel: team, ts: "2" } }]);
    expect(await world.ports.store.findRun(failedAt("09:20"))).toMatchObject({ outcome: { told: { as: "thread" } } });
  });

  test("is told in the same thread where an older failure arrives late, and counted from the earliest", async () => {
    for (const time of ["09:40", "09:00", "09:20"]) await failAt(world.ports, time);
    expect(parents()).toHaveLength(1);
    expect(statusLine(parents()[0])).toBe("*3rd time* since 09:00, last 09:40 in run 09:40. Repeats are in the thread.");
  });

  test.each([
    ["another branch", { branch: "topic" }],
    ["another workflow", { workflow: "Deploy" }],
    ["another project", { project: { connection: "github", key: "5", name: "acme/other" } }],
  ])("in %s gets a message of its own", async (_, changes) => {
    await world.ports.store.putLink(aLink(team, { projects: "acme/other" }));
    await failAt(world.ports, "09:00");
    await failAt(world.ports, "09:20", changes);
    expect(parents()).toHaveLength(2);
  });

  test("gets a message of its own where another error comes first", async () => {
    await failAt(world.ports, "09:00");
    world.jobs[0] = { id: "2001", name: "push", log: otherLog };
    await failAt(world.ports, "09:20");
    expect(parents()).toHaveLength(2);
  });

  test("gets a new message after seven quiet days, counted from the last failure, and not before", async () => {
    await failAt(world.ports, "09:00");
    await failAt(world.ports, "2026-11-26T09:00:00.000Z");
    await failAt(world.ports, "2026-12-03T09:00:00.000Z");
    expect(parents()).toHaveLength(1);
    await failAt(world.ports, "2026-12-10T09:00:00.001Z");
    expect(parents()).toHaveLength(2);
    expect(statusLine(parents()[1])).toMatch(/^Not fixed yet/);
  });

  test("gets a new message, with the counter, where somebody deleted the first", async () => {
    await failAt(world.ports, "09:00");
    world.slack.remove("1");
    await failAt(world.ports, "09:20");
    await failAt(world.ports, "09:40");
    expect(parents().map(statusLine)).toEqual(["*3rd time* since 09:00, last 09:40 in run 09:40. Repeats are in the thread."]);
    expect(replies("2")).toHaveLength(1);
  });

  test("gets a new message in the channel that its project is linked to now", async () => {
    await failAt(world.ports, "09:00");
    await world.ports.store.putLink(aLink("C000000002"));
    await failAt(world.ports, "09:20");
    await failAt(world.ports, "09:40");
    expect(parents().map(({ channel }) => channel)).toEqual([team, "C000000002"]);
    expect(replies("2")).toMatchObject([{ channel: "C000000002" }]);
  });

  test("is told in the thread although the message may not be read or changed", async () => {
    await failAt(world.ports, "09:00");
    world.ports.messenger.read = async () => ({ kind: "refused", reason: "missing_scope" });
    await failAt(world.ports, "09:20");
    expect(replies()).toHaveLength(1);
    expect(statusLine(parents()[0])).toMatch(/^Not fixed yet/);
  });

  test("updates the message later where Slack asks to wait, and the thread has it once", async () => {
    await failAt(world.ports, "09:00");
    const { update } = world.ports.messenger;
    world.ports.messenger.update = async () => ({ kind: "wait", seconds: 7 });
    await expect(failAt(world.ports, "09:20")).rejects.toMatchObject({ retryAfter: 7 });
    world.ports.messenger.update = update;
    await failAt(world.ports, "09:20");
    expect(replies()).toHaveLength(1);
    expect(statusLine(parents()[0])).toMatch(/^\*2nd time/);
  });

  test("of two runs at once gets one message; the other waits, and then goes into its thread", async () => {
    const both = await Promise.allSettled([failAt(world.ports, "09:00"), failAt(world.ports, "09:20")]);
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toBeInstanceOf(MessageHeldError);
    for (const time of ["09:00", "09:20"]) await failAt(world.ports, time);
    expect(parents()).toHaveLength(1);
    expect(replies(parents()[0]?.ts)).toHaveLength(1);
    expect(statusLine(parents()[0])).toMatch(/^\*2nd time/);
  });

  test("shown by two workers at once ends with the latest count, whoever comes last", async () => {
    await failAt(world.ports, "09:00");
    const { update } = world.ports.messenger;
    const reached = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const messenger = {
      ...world.ports.messenger,
      update: async (to: Parameters<typeof update>[0]) => {
        reached.resolve();
        await held.promise;
        return update(to);
      },
    };
    const first = failAt({ ...world.ports, messenger }, "09:20");
    await reached.promise;
    await failAt(world.ports, "09:40");
    held.resolve();
    await first;
    expect(statusLine(parents()[0])).toMatch(/^\*3rd time/);
  });

  test("takes over from a run that died before it posted, and that run goes into the thread when it is tried again", async () => {
    const { send } = world.ports.messenger;
    world.ports.messenger.send = () => Promise.reject(new Error("died"));
    await expect(failAt(world.ports, "09:00")).rejects.toThrow("died");
    world.ports.messenger.send = send;
    await expect(failAt(world.ports, "09:20")).rejects.toBeInstanceOf(MessageHeldError);
    world.pass(15);
    await failAt(world.ports, "09:20");
    await failAt(world.ports, "09:00");
    expect(parents().map(statusLine)).toEqual(["*2nd time* since 09:00, last 09:20 in run 09:20. Repeats are in the thread."]);
    expect(replies()).toHaveLength(1);
  });

  test("adopts the message of a run that died after it posted", async () => {
    world.slack.loseAnswer();
    await expect(failAt(world.ports, "09:00")).rejects.toThrow("the connection broke");
    world.pass(15);
    await failAt(world.ports, "09:20");
    await failAt(world.ports, "09:00");
    expect(parents()).toHaveLength(1);
    expect(replies()).toHaveLength(1);
  });

  test("is counted, and not told, where the team muted it; another error of the run is told", async () => {
    const mute = { project: null, until: "2026-12-01T00:00:00.000Z", reason: "it is being moved", by: "U1", at: "2026-11-20T08:00:00.000Z" };
    await world.ports.store.changeFlag({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" }, { ...noFlag, mutes: [mute] });
    expect(await failAt(world.ports, "09:00")).toMatchObject({ kind: "explained", notPosted: "muted until 2026-12-01 00:00 UTC because: it is being moved" });
    expect(world.messages).toEqual([]);
    expect(await world.counted()).toHaveLength(1);
    world.jobs[0] = { id: "2001", name: "push", log: `${jobLog}\n${otherLog}` };
    await failAt(world.ports, "09:20");
    expect(parents().map(({ text }) => text)).toEqual([expect.stringContaining("INVALID_PARAMETER")]);
  });
});
