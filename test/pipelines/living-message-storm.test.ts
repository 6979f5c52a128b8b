import { beforeEach, describe, expect, test } from "vitest";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import type { World } from "../support/create-world.ts";
import { failAt, passAt, said } from "../support/fail-and-pass.ts";
import { linkedWorld } from "../support/linked-world.ts";

const team = "C000000001";
let world: World;
const parents = () => world.messages.filter((message) => message.threadTs === undefined);
const replies = (threadTs = "1") => world.messages.filter((message) => message.threadTs === threadTs);

describe("the same error in many places of a team at once", () => {
  const names = ["a", "b", "c", "d", "e"];
  const project = (name: string) => ({ connection: "github", key: name, name: `acme/${name}` });
  beforeEach(async () => {
    world = await linkedWorld(...names.map((name) => `acme/${name}`));
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
