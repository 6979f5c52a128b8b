import { expect, test } from "vitest";
import { queueRun } from "../../../src/commands/ask/queue-run.ts";
import type { DescribedRun } from "../../../src/pipelines/describe-run.ts";
import type { RunOutcome } from "../../../src/pipelines/failed-run.ts";
import { runView } from "../../../src/views/run-view.ts";
import { aRun } from "../../adapters/store-contract.ts";

const address = { connection: "azure", name: "Search/*", runId: "501", attempt: 1 };
const asker = { channel: "C000000001", user: "U000000001", response: null };
const known = (outcome: RunOutcome | null): DescribedRun => ({ kind: "known", run: { ...aRun(), outcome } });
const ask = async (described: DescribedRun, send: () => Promise<void> = async () => {}) => {
  let sent = 0;
  const queue = { send: () => ((sent += 1), send()) };
  const answer = await queueRun({ queue, clock: () => new Date("2026-11-20T10:00:00Z"), log: () => {} }, address, described, asker);
  return { text: runView(answer).text, sent };
};
const refused: RunOutcome = { kind: "no-log", reason: "the token was refused (401)", mendable: true };
const soon = "the answer comes here in a moment";

test.each<[string, DescribedRun]>([
  ["that nothing is known of, though its address leaves the project's name open", { kind: "unknown", project: "Search/*", runId: "501" }],
  ["whose logs were not read yet", known(null)],
  ["whose log could not be read for a fault of ours", known(refused)],
])("a run %s is asked for now, and whoever asks is told so", async (_, described) => {
  const { text, sent } = await ask(described);
  expect(sent).toBe(1);
  expect(text).toContain(soon);
});

test.each<[string, DescribedRun]>([
  ["that is of another channel", { kind: "not-yours", project: "Search/*" }],
  ["whose log was read", known({ kind: "nothing-found", reason: null, omittedJobs: 0 })],
  ["whose log is gone", known({ ...refused, mendable: false })],
])("a run %s is not asked for again", async (_, described) => {
  const { text, sent } = await ask(described);
  expect(sent).toBe(0);
  expect(text).not.toContain(soon);
});

test("without the queue what is known is told, and nothing is promised", async () => {
  const down = () => Promise.reject(new Error("the queue is down"));
  expect((await ask(known(refused), down)).text).toMatch(/could not be read: the token was refused \(401\)\.$/);
  expect((await ask({ kind: "unknown", project: "p", runId: "1" }, down)).text).toContain("could not be read just now");
});
