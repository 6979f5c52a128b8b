import { describe, expect, test } from "vitest";
import { carryOutShow } from "../../src/pipelines/carry-out-show.ts";
import { crashAt, Ended, type Moment } from "../support/crash-at.ts";
import { createGathering, inProject, type Gathering } from "../support/create-gathering.ts";
import { failAt } from "../support/fail-and-pass.ts";

describe("whoever ends at any call", () => {
  /** A third, and then one that joins it, and ends; then a fifth while that one waits to be tried again. */
  const story = async (fatal: number, moment: Moment): Promise<{ on: Gathering; calls: number }> => {
    const on = await createGathering();
    await on.begin();
    const mortal = crashAt(on.ports, ["store", "logs", "messenger", "queue"], { fatal, moment });
    const ended = failAt(mortal.ports, "10:00", inProject("d"));
    if (fatal === 0) await ended;
    else await expect(ended).rejects.toThrow(Ended);
    const calls = mortal.calls();
    await on.fail("e");
    await on.passing(20);
    await on.fail("d");
    await on.passing(20);
    await on.passing(20);
    return { on, calls };
  };

  test("what joined is in the message when all is done", async () => {
    const { calls } = await story(0, "before");
    expect(calls).toBeGreaterThan(15);
    for (let fatal = 1; fatal <= calls; fatal += 1) for (const moment of ["before", "after"] as const) {
      const { on } = await story(fatal, moment);
      expect({ fatal, moment, storms: on.storms().map(({ text }) => text), sent: on.world.sent }).toEqual({ fatal, moment, storms: [expect.stringMatching(/^5 places/)], sent: [] });
    }
  });

  test("at a planned time leaves it to the next try", async () => {
    for (let fatal = 1, calls = 1; fatal <= calls; fatal += 1) for (const moment of ["before", "after"] as const) {
      const on = await createGathering();
      await on.begin();
      await on.fail("d");
      on.world.pass(20);
      const plan = on.onlyPlan();
      const mortal = crashAt(on.ports, ["store", "messenger", "queue"], { fatal, moment });
      await expect(carryOutShow(mortal.ports, plan)).rejects.toThrow(Ended);
      const again = crashAt(on.ports, ["store", "messenger", "queue"], { fatal: 0 });
      await carryOutShow(again.ports, plan);
      calls = again.calls();
      expect({ fatal, moment, text: on.storms()[0]?.text }).toEqual({ fatal, moment, text: expect.stringMatching(/^4 places/) });
    }
  });
});
