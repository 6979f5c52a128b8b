import { expect, test } from "vitest";
import { proveAttacks } from "../../infra/prove/attacks/prove-attacks.ts";
import { seed } from "../support/seed.ts";

test("nothing forged is taken, no handler rejects or answers 5xx, and nothing sent is logged", async () => {
  const figures = await proveAttacks({ seed, runs: 400 });
  expect(figures.faults).toEqual([]);
  expect(figures).toMatchObject({ accepted: 0, rejectedHandlers: 0, serverErrors: 0, leaked: 0, arbitrary: 400, arbitrarySigned: 400 });
  expect(figures.lines).toBeGreaterThan(400);
  expect(figures.targets).toHaveLength(14);
  for (const { name, sent, ways } of figures.targets) {
    expect.soft(sent, name).toBeGreaterThanOrEqual(400);
    expect.soft(ways, name).toBeGreaterThan(15);
  }
});
