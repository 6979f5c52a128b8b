import { beforeEach, describe, expect, test } from "vitest";
import { carryOutShow } from "../../src/pipelines/carry-out-show.ts";
import { createGathering, type Gathering } from "../support/create-gathering.ts";

let on: Gathering;
beforeEach(async () => {
  on = await createGathering();
});

describe("what changes in a storm", () => {
  test("is in its first message as far as it had happened, and no change of the message is planned for that", async () => {
    await on.begin();
    expect(on.storms()[0]?.text).toContain("3 places failed");
    expect([on.updates(), on.planned()]).toEqual([0, []]);
  });

  test("within twenty seconds is shown by one change, when they are over", async () => {
    await on.begin();
    for (let number = 0; number < 10; number += 1) {
      expect(await on.fail(`x${number}`)).toMatchObject({ told: { as: "storm", ts: on.storms()[0]?.ts } });
      on.world.pass(1);
    }
    await on.pass("c");
    expect([on.updates(), on.planned().length]).toEqual([0, 1]);
    await on.passing(9);
    expect(on.updates()).toBe(0);
    await on.passing(1);
    expect(on.updates()).toBe(1);
    expect(on.storms()[0]?.text).toContain("13 places failed");
    expect(on.shown()).toContain("acme/c on main: *recovered*");
  });

  test("after a while in which nothing did is shown at once", async () => {
    await on.begin();
    on.world.pass(20);
    await on.fail("d");
    expect(on.updates()).toBe(1);
    expect(on.shown()).toContain("acme/d on main");
    expect(on.planned()).toEqual([]);
  });

  test("just before it is shown is shown the next time, for it may be read already", async () => {
    await on.begin();
    await on.fail("d");
    on.world.pass(19);
    await on.fail("e");
    expect(on.planned()).toHaveLength(2);
    await on.passing(1);
    await on.passing(20);
    expect(on.updates()).toBe(2);
    expect(on.shown()).toContain("acme/e on main");
  });

  test("costs as many changes of the message as gaps pass, however much it is", async () => {
    await on.begin();
    for (let second = 0; second < 60; second += 1) {
      for (let number = 0; number < 5; number += 1) await on.fail(`x${second}-${number}`);
      await on.passing(1);
    }
    for (let second = 0; second < 41; second += 1) await on.passing(1);
    expect(on.storms()[0]?.text).toContain("303 places failed");
    expect(on.updates()).toBeLessThanOrEqual(5);
    expect(on.world.sent).toEqual([]);
  });

  test("is shown at once where the queue does not take the plan", async () => {
    await on.begin();
    on.ports.queue.sendAll = async (messages) => ({ notSent: messages.length });
    await on.fail("d");
    expect(on.updates()).toBe(1);
    expect(on.shown()).toContain("acme/d on main");
  });

  test("is planned though whoever noted the plan had sent it and died", async () => {
    await on.begin();
    const { changeStorm } = on.ports.store;
    on.ports.store.changeStorm = async (state) => (on.world.sent.length > 0 ? Promise.reject(new Error("died")) : changeStorm(state));
    await expect(on.fail("d")).rejects.toThrow("died");
    on.ports.store.changeStorm = changeStorm;
    await on.passing(20);
    expect(on.shown()).toContain("acme/d on main");
  });
});

describe("a planned time", () => {
  test("that two plan at once is seen to by one of them", async () => {
    await on.begin();
    const { sendAll } = on.ports.queue;
    on.ports.queue.sendAll = async (...sending) => {
      on.ports.queue.sendAll = sendAll;
      // While the one sends it, the other does.
      await on.fail("e");
      return sendAll(...sending);
    };
    await on.fail("d");
    expect(on.planned()).toHaveLength(2);
    await on.passing(20);
    expect(on.updates()).toBe(1);
    expect(on.storms()[0]?.text).toContain("5 places failed");
  });

  test("at which Slack asks to wait is seen to when its message comes again; another for the same time leaves it to that", async () => {
    await on.begin();
    await on.fail("d");
    const plan = on.onlyPlan();
    on.refusals.push({ kind: "wait", seconds: 30 });
    on.world.pass(20);
    await expect(carryOutShow(on.ports, plan)).rejects.toThrow("Slack asked to wait");
    await carryOutShow(on.ports, { ...plan, correlationId: "another" });
    expect(on.updates()).toBe(0);
    on.world.pass(60);
    await carryOutShow(on.ports, plan);
    expect(on.updates()).toBe(1);
    expect(on.shown()).toContain("acme/d on main");
  });

  test("that was seen to and comes from the dead letters does no harm", async () => {
    await on.begin();
    await on.fail("d");
    const plan = on.onlyPlan();
    await on.passing(20);
    const before = on.storms()[0];
    on.world.pass(86_400);
    await carryOutShow(on.ports, plan);
    expect(on.storms()[0]).toEqual(before);
  });
});

describe("two who show a storm at once", () => {
  test("end with the newer of what they read, though the older is written last", async () => {
    await on.begin();
    on.world.pass(20);
    const { update } = on.ports.messenger;
    on.ports.messenger.update = async (to) => {
      on.ports.messenger.update = update;
      // Between its reading and its writing another does both.
      on.world.pass(20);
      await on.fail("e");
      expect(on.shown()).toContain("acme/e");
      return update(to);
    };
    await on.fail("d");
    expect(on.shown()).toContain("acme/d on main");
    expect(on.shown()).toContain("acme/e on main");
  });
});
