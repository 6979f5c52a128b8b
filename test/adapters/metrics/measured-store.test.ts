import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { measuredStore } from "../../../src/adapters/metrics/measured-store.ts";
import type { Metric } from "../../../src/ports/metrics.ts";
import { pipelineOccurrence } from "../../../src/recurrence/occurrence-of.ts";

const at = new Date("2026-11-20T14:02:33.000Z");
const run = { project: { connection: "github", key: "1", name: "acme/x" }, runId: "1", attempt: 1, occasion: null };

const measured = (since: Date | undefined = at) => {
  const metrics: Metric[] = [];
  const clock = () => new Date(at.getTime() + 1_500);
  return { metrics, store: measuredStore(createMemoryStore({ clock }), { metrics: (metric) => metrics.push(metric), clock, since }) };
};

test("an error that is recorded counts once, however often it is recorded again", async () => {
  const { metrics, store } = measured();
  const failed = { ...run, occurredAt: at.toISOString(), workflow: null, branch: null, commit: null, runUrl: null, defaultBranch: null };
  const occurrence = await pipelineOccurrence("C000000001", "push/413", failed, { organization: null, source: null });
  for (let times = 0; times < 3; times += 1) await store.recordOccurrence(occurrence);
  expect(metrics).toEqual([{ name: "Diagnoses", unit: "Count", dimensions: { entry: "push/413" } }]);
});

test("the time to the message is of a failure's reply, and of no other message", async () => {
  const { metrics, store } = measured();
  for (const posting of [{ kind: "digest" as const, team: "C000000001", slot: at.toISOString() }, { kind: "reply" as const, run, channel: "C000000001" }]) {
    await store.reserve(posting, 60);
    await store.markPosted(posting, "1.1");
  }
  expect(metrics).toEqual([{ name: "TimeToMessage", unit: "Milliseconds", value: 1_500 }]);
});

test("the time of a message that nobody knows when it came is not taken", async () => {
  const metrics: Metric[] = [];
  const store = measuredStore(createMemoryStore({ clock: () => at }), { metrics: (metric) => metrics.push(metric), clock: () => at, since: undefined });
  const posting = { kind: "reply" as const, run, channel: "C000000001" };
  await store.reserve(posting, 60);
  await store.markPosted(posting, "1.1");
  expect(metrics).toEqual([]);
});
