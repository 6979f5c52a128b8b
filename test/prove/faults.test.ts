import { describe, expect, test } from "vitest";
import { proveCi } from "../../infra/prove/faults/ci/prove-ci.ts";
import { proveDeadLetters } from "../../infra/prove/faults/dead-letters/prove-dead-letters.ts";
import { proveEveryCall } from "../../infra/prove/faults/every-call/prove-every-call.ts";
import { proveKilled } from "../../infra/prove/faults/killed/prove-killed.ts";
import { startStage } from "../../infra/prove/faults/stage/start-stage.ts";
import { proveSlack } from "../../infra/prove/faults/strikes/prove-slack.ts";
import { proveTable } from "../../infra/prove/faults/strikes/prove-table.ts";
import { seed } from "../support/seed.ts";

// The whole of it: npm run prove -- faults
const nothingWrong = { seed, faults: [] };

describe("every occurrence is counted once and every message is there once, nothing stays reserved or in the queue", () => {
  test("whichever call the consumer is killed at, in whatever order deliveries come", async () => {
    const { faults, schedules } = await proveEveryCall({ seed, pairs: 64, oneIn: 120 });
    expect({ seed, faults }).toEqual(nothingWrong);
    expect(schedules).toBeGreaterThan(200);
  });

  test("whichever calls Slack and the table break, and however", async () => {
    const stage = await startStage();
    try {
      const slack = await proveSlack(stage, { seed, oneIn: 100, patient: false });
      const table = await proveTable(stage, { seed, oneIn: 500, patient: false });
      expect({ seed, faults: [...slack.faults, ...table.faults] }).toEqual(nothingWrong);
      expect([slack.schedules, table.schedules]).toEqual([3, 3]);
    } finally {
      await stage.close();
    }
  });

  test("whatever a CI system's API answers", async () => {
    const { faults, schedules } = await proveCi({ providers: ["github"], patient: false });
    expect({ seed, faults }).toEqual(nothingWrong);
    expect(schedules).toBe(21);
  });

  test("though the process is killed again and again while deliveries stream in", async () => {
    const { faults } = await proveKilled({ seed, kills: 2, worlds: 1 });
    expect({ seed, faults }).toEqual(nothingWrong);
  });

  test("though dead letters are redriven a day later; what cannot succeed rests there, and nothing else", async () => {
    const { faults } = await proveDeadLetters();
    expect({ seed, faults }).toEqual(nothingWrong);
  });
});
