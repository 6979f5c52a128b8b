import { beforeEach, describe, expect, test } from "vitest";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { jobLog, type World } from "../support/create-world.ts";
import { failAt, passAt, statusLine } from "../support/fail-and-pass.ts";
import { linkedWorld } from "../support/linked-world.ts";

const team = "C000000001";
const otherLog = jobLog.replace("SOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER");
let world: World;
beforeEach(async () => {
  world = await linkedWorld();
});
const parents = () => world.messages.filter((message) => message.threadTs === undefined);
const replies = (threadTs = "1") => world.messages.filter((message) => message.threadTs === threadTs);

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
