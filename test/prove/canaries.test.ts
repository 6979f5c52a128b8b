import { expect, test } from "vitest";
import { proveCanaries } from "../../infra/prove/attacks/canaries/prove-canaries.ts";
import { seed } from "../support/seed.ts";

// In three rounds each field is sent a mention, a link and a secret.
test("no mention, link or secret that a stranger sends survives into a message, a window, an answer or a line of the log", async () => {
  const { faults, canaries, fields, givenBack } = await proveCanaries({ seed, rounds: 3 });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(givenBack).toBe(0);
  expect(canaries.map(({ kind, survivors }) => [kind, survivors])).toEqual([["mention", 0], ["link", 0], ["secret", 0]]);
  expect(fields).toBeGreaterThan(80);
  for (const { planted } of canaries) expect(planted).toBe(fields);
});
