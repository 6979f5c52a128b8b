import { beforeEach, describe, expect, test } from "vitest";
import { carryOutShow } from "../../src/pipelines/carry-out-show.ts";
import { createGathering, team, type Gathering } from "../support/create-gathering.ts";

let on: Gathering;
beforeEach(async () => {
  on = await createGathering();
});

describe("a storm whose message somebody deleted", () => {
  test("tells once more of what joined since it was last shown, and then no more", async () => {
    await on.begin();
    await on.fail("d");
    on.remove();
    expect(await on.fail("e")).toMatchObject({ told: { as: "storm" } });
    await on.passing(20);
    expect(on.storms()).toHaveLength(1);
    for (const name of ["d", "e"]) expect(on.shown()).toContain(`acme/${name} on main`);
    expect(await on.fail("f")).toMatchObject({ told: { as: "own" } });
    await on.pass("e");
    await on.passing(20);
    expect(on.shown()).toContain("acme/e on main: *recovered*");
    expect(await on.fail("d", "11:00")).toMatchObject({ told: { as: "thread" } });
    expect(on.world.messages.at(-1)?.threadTs).toBe(on.storms()[0]?.ts);
  });

  test("tells nothing more where nothing joined, and what comes later is told by itself", async () => {
    await on.begin();
    on.remove();
    await on.pass("c");
    await on.passing(20);
    expect(on.storms()).toEqual([]);
    expect(await on.fail("d", "10:02")).toMatchObject({ told: { as: "own" } });
    expect(await on.fail("c", "10:03")).toMatchObject({ told: { as: "own" } });
    await on.passing(20);
    expect(on.storms()).toEqual([]);
  });

  test("tells nothing more where all that joined is told by itself", async () => {
    await on.begin();
    on.remove();
    on.world.pass(20);
    expect(await on.fail("d")).toMatchObject({ told: { as: "own" } });
    on.world.pass(20);
    await on.pass("c");
    await on.passing(20);
    expect(on.storms()).toEqual([]);
  });

  test("by whoever finds it so tells that one by itself, and the others together", async () => {
    await on.begin();
    await on.fail("d");
    on.remove();
    // The plan comes very late.
    on.world.pass(41);
    expect(await on.fail("e")).toMatchObject({ told: { as: "own" } });
    expect(on.storms()).toEqual([]);
    await on.passing(0);
    expect(on.storms()).toHaveLength(1);
    expect(on.shown()).toContain("acme/d on main");
  });

  test("is told once more by whoever comes again after it died", async () => {
    await on.begin();
    await on.fail("d");
    on.remove();
    const plan = on.onlyPlan();
    const { send } = on.ports.messenger;
    on.ports.messenger.send = () => Promise.reject(new Error("died"));
    on.world.pass(20);
    await expect(carryOutShow(on.ports, plan)).rejects.toThrow("died");
    on.ports.messenger.send = send;
    await on.passing(20);
    expect(on.storms()).toHaveLength(1);
    expect((await on.ports.store.findStorm({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" }))?.over).toBe(true);
  });
});
