import { expect, test } from "vitest";
import { UnavailableError } from "../../src/errors.ts";
import { sweepDeliveries } from "../../src/pipelines/sweep-deliveries.ts";
import type { SweepDeliveries } from "../../src/ports/sweep-deliveries.ts";
import { createOperationsChannel } from "../support/operations-channel.ts";

const sweep = async (answers: Record<string, () => ReturnType<SweepDeliveries["redeliverMissed"]>>) => {
  const { ports, messages } = createOperationsChannel();
  const deliveries = { connections: Object.keys(answers), redeliverMissed: (name: string) => answers[name]?.() ?? Promise.reject(new Error(name)) };
  return { swept: await sweepDeliveries({ ...ports, sweep: deliveries }), messages };
};

test("every connection is swept, though another's API is down or refuses", async () => {
  const result = await sweep({
    down: () => Promise.reject(new UnavailableError("down", "down answered 503")),
    refused: async () => ({ kind: "unavailable", reason: "the token may not read it (403)" }),
    well: async () => ({ kind: "swept", redelivered: 2 }),
  });
  expect(result).toEqual({
    swept: [
      { connection: "down", redelivered: null },
      { connection: "refused", redelivered: null },
      { connection: "well", redelivered: 2 },
    ],
    messages: ["Logs of refused cannot be read: its missed deliveries cannot be listed: the token may not read it (403)."],
  });
});

test("what was sent again counts, though something could not be: what will not pass is told", async () => {
  const result = await sweep({
    refused: async () => ({ kind: "swept", redelivered: 2, failed: { count: 3, last: "delivery 4 of app/hook: github answered 422", mayPass: false } }),
    shaky: async () => ({ kind: "swept", redelivered: 1, failed: { count: 1, last: "delivery 5 of app/hook: github answered 502", mayPass: true } }),
  });
  expect(result).toEqual({
    swept: [
      { connection: "refused", redelivered: 2 },
      { connection: "shaky", redelivered: 1 },
    ],
    messages: ["Logs of refused cannot be read: its missed deliveries could not all be sent again (faults: 3), the last: delivery 4 of app/hook: github answered 422."],
  });
});

test("a fault of our own is not taken for one that passes", async () => {
  await expect(sweep({ broken: () => Promise.reject(new TypeError("ours")) })).rejects.toThrow("ours");
});
