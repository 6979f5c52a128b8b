import { expect, test } from "vitest";
import { failureMessage } from "../../src/pipelines/failure-message.ts";
import { queueMessageSchema } from "../../src/pipelines/queue-message.ts";

const now = new Date("2026-11-20T10:00:00.000Z");
const message = (occurredAt: string | null, changes: object = {}) =>
  failureMessage({
    reading: { outcome: "failed", acts: true, recovers: false, project: "acme/x", projectId: "5", branch: null, defaultBranch: null, commit: null, runId: "1", attempt: null, occasion: null, runUrl: null, workflow: null, occurredAt, jobs: [], ...changes },
    connection: "github",
    now,
    correlationId: "c",
  });

test.each([
  ["the provider's own", "2026-11-20T09:00:00Z", "2026-11-20T09:00:00.000Z"],
  ["the provider's own in another zone", "2026-11-20T11:00:00+02:00", "2026-11-20T09:00:00.000Z"],
  ["the provider's own though it comes days late", "2026-11-14T09:00:00Z", "2026-11-14T09:00:00.000Z"],
  ["that of receipt where there is none", null, "2026-11-20T10:00:00.000Z"],
  ["that of receipt where it is no time", "yesterday", "2026-11-20T10:00:00.000Z"],
  ["that of receipt where it lies ahead", "2027-01-01T00:00:00Z", "2026-11-20T10:00:00.000Z"],
  ["that of receipt where no provider would still deliver it", "2020-01-01T00:00:00Z", "2026-11-20T10:00:00.000Z"],
])("the time of a failure is %s", (_, claimed, expected) => {
  expect(message(claimed).occurredAt).toBe(expected);
});

test("a project without an immutable id is keyed by its name, a run without attempts is its first", () => {
  expect(message(null, { projectId: null })).toMatchObject({ project: { key: "acme/x", name: "acme/x" }, attempt: 1 });
});

test("what is queued is what the consumer reads", () => {
  expect(queueMessageSchema.parse(message(null))).toEqual(message(null));
});
