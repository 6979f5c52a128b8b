import { afterEach, describe, expect, test, vi } from "vitest";
import { createJsonLog } from "../../../src/adapters/log/create-json-log.ts";
import { createPowertoolsLog } from "../../../src/adapters/log/create-powertools-log.ts";
import type { Threshold } from "../../../src/adapters/log/is-logged.ts";
import { withFields } from "../../../src/pipelines/with-fields.ts";
import type { Log } from "../../../src/ports/log.ts";
import { writtenLines } from "../../support/written-lines.ts";

const service = "coveo-error-test-queue";
const now = new Date("2026-11-20T14:02:33.000Z");
const logs: { name: string; create: (level: Threshold) => Log }[] = [
  { name: "our own", create: (level) => createJsonLog({ write: (line) => void process.stdout.write(`${line}\n`), clock: () => now, service, level }) },
  { name: "Powertools'", create: (level) => createPowertoolsLog({ service, level }) },
];

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What a log wrote; Powertools' sampling rate is always 0 here. */
const linesOf = (create: (level: Threshold) => Log, level: Threshold, work: (log: Log) => void) => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  const written = writtenLines();
  work(create(level));
  return written.lines().map(({ sampling_rate: _, ...line }) => line);
};

describe.each(logs)("$name lines", ({ create }) => {
  test("hold level, event, time, service and the fields that are set", () => {
    expect(linesOf(create, "info", (log) => log("failure-queued", { runId: "1", attempt: 2, again: false, branch: undefined }))).toEqual([
      { level: "INFO", message: "failure-queued", timestamp: now.toISOString(), service, runId: "1", attempt: 2, again: false },
    ]);
  });

  test.each([
    ["debug", ["a", "b", "c", "d"]],
    ["info", ["b", "c", "d"]],
    ["warn", ["c", "d"]],
    ["error", ["d"]],
    ["silent", []],
  ] satisfies [Threshold, string[]][])("at level %s are %j", (level, events) => {
    const written = linesOf(create, level, (log) => {
      log("a", {}, "debug");
      log("b");
      log("c", {}, "warn");
      log("d", {}, "error");
    });
    expect(written.map(({ message }) => message)).toEqual(events);
  });

  test("of one matter bear its fields, each", () => {
    const written = linesOf(create, "info", (log) => {
      const own = withFields(log, { correlationId: "c1" });
      own("a", { runId: "1" });
      own("b", undefined, "warn");
    });
    expect(written).toMatchObject([{ message: "a", correlationId: "c1", runId: "1" }, { message: "b", level: "WARN", correlationId: "c1" }]);
  });
});
