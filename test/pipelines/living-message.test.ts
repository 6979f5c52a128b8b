import { beforeEach, describe, expect, test } from "vitest";
import { MessageHeldError } from "../../src/errors.ts";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { createWorld, jobLog, type World } from "../support/create-world.ts";
import { failAt, failedAt, passAt, said, statusLine } from "../support/fail-and-pass.ts";

const team = "C000000001";
/** What is posted here is of failures alone. */
const withoutFlags = { thresholds: { other: { notice: 1000, warning: 2000 } } };

const otherLog = jobLog.replace("SOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER");
let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.ports.store.putLink(aLink(team));
  await world.ports.store.changeTeam(team, withoutFlags);
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

describe("a run that passes", () => {
  test("has the message say so, and the thread", async () => {
    for (const time of ["09:00", "09:20"]) await failAt(world.ports, time);
    expect(await passAt(world.ports, "09:40")).toEqual({ kind: "recovered", errorIds: ["push/412/SOURCE_DOES_NOT_EXIST"] });
    expect(statusLine(parents()[0])).toBe("*Recovered* in run 09:40, 09:40, after 2 failures since 09:00.");
    expect(parents()[0]?.text).toBe("acme/catalog-loader recovered: 412 SOURCE_DOES_NOT_EXIST (Push API)");
    expect(replies().at(-1)?.text).toBe("acme/catalog-loader recovered in run 09:40");
  });

  test("delivered again, or followed by another that passes, changes nothing", async () => {
    await failAt(world.ports, "09:00");
    await passAt(world.ports, "09:40");
    const before = structuredClone(world.messages);
    for (const time of ["09:40", "09:50", "09:30", "09:40"]) await passAt(world.ports, time);
    expect(world.messages).toEqual(before);
  });

  test("ends what failed before it; what fails after it gets a new message", async () => {
    await failAt(world.ports, "09:00");
    await passAt(world.ports, "09:20");
    await failAt(world.ports, "09:40");
    expect(parents().map(statusLine)).toEqual(["*Recovered* in run 09:20, 09:20.", expect.stringMatching(/^Not fixed yet/)]);
  });

  test("ends nothing that failed after it, though it arrives late", async () => {
    await failAt(world.ports, "09:40");
    await passAt(world.ports, "09:20");
    expect(parents().map(statusLine)).toEqual([expect.stringMatching(/^Not fixed yet/)]);
  });

  test("is not told again where the next failure comes when it is forgotten that it was told", async () => {
    await failAt(world.ports, "09:00");
    await passAt(world.ports, "09:40");
    expect(world.messages.filter(({ text }) => text.includes("recovered in run"))).toHaveLength(1);
    // One that comes late keeps what is open for longer than what was posted.
    world.pass(20 * 86_400);
    await failAt(world.ports, "09:20");
    world.pass(16 * 86_400);
    await failAt(world.ports, "2026-12-26T09:00:00.000Z");
    expect(world.messages.filter(({ text }) => text.includes("recovered in run"))).toHaveLength(1);
  });

  test("before a failure arrives that was older has it told as recovered already, and nothing stays open", async () => {
    await passAt(world.ports, "09:20");
    await failAt(world.ports, "09:00");
    expect(parents().map(statusLine)).toEqual(["*Recovered* in run 09:20, 09:20."]);
    expect(await world.ports.store.listOpenFailures(aRun())).toEqual([]);
    expect(await world.counted()).toHaveLength(1);
  });

  test("has an older failure that arrives late go into the thread of what it ended", async () => {
    await failAt(world.ports, "09:05");
    await passAt(world.ports, "09:20");
    await failAt(world.ports, "09:10");
    expect(parents().map(statusLine)).toEqual(["*Recovered* in run 09:20, 09:20, after 2 failures since 09:05."]);
    expect(replies()).toHaveLength(2);
  });

  test.each([
    ["in another branch", { branch: "topic" }],
    ["in another workflow", { workflow: null }],
  ])("%s ends nothing", async (_, changes) => {
    await failAt(world.ports, "09:00");
    await passAt(world.ports, "09:20", changes);
    expect(parents().map(statusLine)).toEqual([expect.stringMatching(/^Not fixed yet/)]);
  });

  test("ends every error of its workflow and branch", async () => {
    await failAt(world.ports, "09:00");
    world.jobs[0] = { id: "2001", name: "push", log: otherLog };
    await failAt(world.ports, "09:10");
    await passAt(world.ports, "09:20");
    expect(parents().map(statusLine)).toEqual(["*Recovered* in run 09:20, 09:20.", "*Recovered* in run 09:20, 09:20."]);
  });

  test("of a project that nobody linked, or that its link does not take, keeps nothing", async () => {
    const project = { connection: "github", key: "5", name: "acme/other" };
    expect(await passAt(world.ports, "09:20", { project })).toEqual({ kind: "unlinked" });
    await world.ports.store.putLink(aLink(team, { branches: ["release/*"] }));
    expect(await passAt(world.ports, "09:20")).toEqual({ kind: "not-admitted" });
    expect(await world.ports.store.findGreen(aRun())).toBeUndefined();
  });

  test("says nothing where somebody deleted the message", async () => {
    await failAt(world.ports, "09:00");
    world.slack.remove("1");
    await passAt(world.ports, "09:20");
    expect(world.messages).toEqual([]);
  });
});

describe("the same error in many places of a team at once", () => {
  const names = ["a", "b", "c", "d", "e"];
  const project = (name: string) => ({ connection: "github", key: name, name: `acme/${name}` });
  beforeEach(async () => {
    for (const name of names) await world.ports.store.putLink(aLink(team, { projects: `acme/${name}` }));
  });
  const storm = () => world.messages.find((message) => message.text.includes("places failed"));

  test("becomes one message at the third, which lists them and answers once; further ones only join it", async () => {
    for (const [index, name] of names.entries()) {
      const outcome = await failAt(world.ports, `09:0${index}`, { project: project(name) });
      expect(outcome).toMatchObject({ told: { as: index < 2 ? "own" : "storm" } });
    }
    expect(world.messages).toHaveLength(3);
    expect(storm()?.text).toBe("5 places failed at about the same time: 412 SOURCE_DOES_NOT_EXIST (Push API)");
    for (const [index, name] of names.entries()) expect(said(storm())).toContain(`*acme/${name} on main*: run 09:0${index}, 09:0${index}`);
    expect(said(storm()).match(/\*What to do\*/g)).toHaveLength(1);
  });

  test("three branches of one project are three places, and two are none", async () => {
    for (const [index, branch] of ["main", "one", "main", "two"].entries()) await failAt(world.ports, `09:0${index}`, { branch });
    expect(parents()).toHaveLength(3);
    expect(storm()?.text).toContain("3 places");
  });

  test("spread over more than 15 minutes is none", async () => {
    for (const [index, time] of ["09:00", "09:10", "09:16"].entries()) await failAt(world.ports, time, { project: project(names[index] ?? "") });
    expect(parents()).toHaveLength(3);
    expect(storm()).toBeUndefined();
  });

  test("goes on as long as each follows the one before within 15 minutes; what comes later is told by itself", async () => {
    for (const [index, time] of ["09:00", "09:01", "09:02", "09:17", "09:33"].entries()) await failAt(world.ports, time, { project: project(names[index] ?? "") });
    expect(storm()?.text).toContain("4 places");
    expect(parents()).toHaveLength(4);
  });

  test("repeated in one of the places while it lasts is shown in the list, and later in the message's thread", async () => {
    for (const [index, name] of names.slice(0, 3).entries()) await failAt(world.ports, `09:0${index}`, { project: project(name) });
    expect(await failAt(world.ports, "09:10", { project: project("c") })).toMatchObject({ told: { as: "storm" } });
    expect(said(storm())).toContain("*acme/c on main*: run 09:10, 09:10, 2 times");
    expect(await failAt(world.ports, "11:00", { project: project("c") })).toMatchObject({ told: { as: "thread" } });
    expect(replies(storm()?.ts)).toHaveLength(1);
    expect(said(storm())).toContain("*acme/c on main*: run 11:00, 11:00, 3 times");
  });

  test("that was told in the thread is told there alone, though the storm turns out to have lasted until then", async () => {
    for (const [index, name] of names.slice(0, 3).entries()) await failAt(world.ports, `09:0${index}`, { project: project(name) });
    const { closeRun } = world.ports.store;
    world.ports.store.closeRun = () => Promise.reject(new Error("died"));
    await expect(failAt(world.ports, "09:30", { project: project("c") })).rejects.toThrow("died");
    world.ports.store.closeRun = closeRun;
    await failAt(world.ports, "09:16", { project: project("d") });
    expect(await failAt(world.ports, "09:30", { project: project("c") })).toMatchObject({ told: { as: "thread" } });
  });

  test("marks the places that have passed since, those with a message of their own too", async () => {
    for (const [index, name] of names.slice(0, 3).entries()) await failAt(world.ports, `09:0${index}`, { project: project(name) });
    await passAt(world.ports, "09:30", { project: project("c") });
    expect(said(storm())).toContain("acme/c on main: *recovered* in run 09:30");
    await passAt(world.ports, "09:31", { project: project("a") });
    expect(said(storm())).toContain("acme/a on main: *recovered* in run 09:31");
    expect(said(storm())).not.toContain("All have recovered");
    await passAt(world.ports, "09:32", { project: project("b") });
    expect(said(storm())).toContain("All have recovered");
    expect(replies(storm()?.ts)).toEqual([]);
  });

  test("that arrive all at once are one message", async () => {
    for (let tries = 0; tries < 6; tries += 1) {
      await Promise.allSettled(names.map((name, index) => failAt(world.ports, `09:0${index}`, { project: project(name) })));
      world.pass(15);
    }
    expect(storm()?.text).toContain("5 places");
    expect(parents().filter((message) => message.text.includes("places failed"))).toHaveLength(1);
  });

  test("is told by itself where somebody deleted the storm's message", async () => {
    for (const [index, name] of names.slice(0, 3).entries()) await failAt(world.ports, `09:0${index}`, { project: project(name) });
    world.slack.remove(storm()?.ts ?? "");
    expect(await failAt(world.ports, "09:04", { project: project("d") })).toMatchObject({ told: { as: "own" } });
    expect(await failAt(world.ports, "09:05", { project: project("c") })).toMatchObject({ told: { as: "own" } });
  });

  test("in projects that the team muted it for counts for no storm", async () => {
    const mute = { project: "acme/c", until: "2026-12-01T00:00:00.000Z", reason: "known", by: "U1", at: "2026-11-20T08:00:00.000Z" };
    await world.ports.store.changeFlag({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" }, { ...noFlag, mutes: [mute] });
    for (const [index, name] of ["a", "c", "b"].entries()) await failAt(world.ports, `09:0${index}`, { project: project(name) });
    expect(storm()).toBeUndefined();
    await failAt(world.ports, "09:04", { project: project("d") });
    expect(storm()?.text).toContain("3 places");
    expect(said(storm())).not.toContain("acme/c");
  });
});
