import { afterEach, describe, expect, test, vi } from "vitest";
import { createEmfMetrics } from "../../../src/adapters/metrics/create-emf-metrics.ts";
import { createPowertoolsMetrics } from "../../../src/adapters/metrics/create-powertools-metrics.ts";
import type { Metric, Metrics } from "../../../src/ports/metrics.ts";
import { writtenLines } from "../../support/written-lines.ts";

const now = new Date("2026-11-20T14:02:33.000Z");
const common = { namespace: "CoveoError/test", service: "coveo-error-test-queue" };
const ways: { name: string; create: () => Metrics }[] = [
  { name: "our own", create: () => createEmfMetrics({ ...common, write: (line) => void process.stdout.write(`${line}\n`), clock: () => now }) },
  { name: "Powertools'", create: () => createPowertoolsMetrics(common) },
];

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(ways)("$name metrics", ({ create }) => {
  test.each<[string, Metric, object, string[]]>([
    ["without dimensions", { name: "ColdStarts", unit: "Count" }, { ColdStarts: 1 }, ["service"]],
    ["with dimensions", { name: "Deliveries", unit: "Count", dimensions: { provider: "github", outcome: "queued" } }, { Deliveries: 1, provider: "github", outcome: "queued" }, ["service", "provider", "outcome"]],
    ["of a time", { name: "TimeToMessage", unit: "Milliseconds", value: 1234 }, { TimeToMessage: 1234 }, ["service"]],
  ])("are a line of the embedded format each: %s", (_, metric, values, dimensions) => {
    vi.useFakeTimers({ now, toFake: ["Date"] });
    const written = writtenLines();
    create()(metric);
    expect(written.lines()).toEqual([
      {
        _aws: { Timestamp: now.getTime(), CloudWatchMetrics: [{ Namespace: common.namespace, Dimensions: [dimensions], Metrics: [{ Name: metric.name, Unit: metric.unit }] }] },
        service: common.service,
        ...values,
      },
    ]);
  });
});
