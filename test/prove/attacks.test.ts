import { expect, test } from "vitest";
import { proveAttacks } from "../../infra/prove/attacks/prove-attacks.ts";

test("nothing forged is taken, no handler rejects or answers 5xx, and nothing sent is logged", async () => {
  const figures = await proveAttacks({ seed: Date.now() % 2 ** 31, runs: 400 });
  expect(figures.faults).toEqual([]);
  expect(figures).toMatchObject({ accepted: 0, rejectedHandlers: 0, serverErrors: 0, leaked: 0 });
  expect(figures.targets).toHaveLength(14);
  for (const { name, sent } of figures.targets) expect.soft(sent, name).toBeGreaterThanOrEqual(400);
});
