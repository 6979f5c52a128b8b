import { describe, expect, test } from "vitest";
import type { DescribedRun } from "../../src/pipelines/describe-run.ts";
import type { RunOutcome } from "../../src/pipelines/failed-run.ts";
import { runView } from "../../src/views/run-view.ts";
import { aRun } from "../adapters/store-contract.ts";
import { brokenLimits } from "../support/block-limits.ts";

const of = { project: "acme/loader", runId: "501" };
const known = (outcome: RunOutcome | null, rest: { asked?: true } = {}): DescribedRun => ({ kind: "known", run: { ...aRun(), outcome }, ...rest });
const refused = { kind: "no-log" as const, reason: "the token was refused (401)", mendable: true };

describe("what is told of a run", () => {
  test.each<[string, DescribedRun, string | RegExp]>([
    ["under way", { kind: "under-way", ...of }, "Run 501 of acme/loader is still under way. Ask again when it has ended."],
    ["that passed", { kind: "not-failed", passed: true, ...of }, "Run 501 of acme/loader passed: there is nothing to explain."],
    ["that was cancelled", { kind: "not-failed", passed: false, ...of }, "Run 501 of acme/loader has not failed: it was cancelled, or nothing of it ran."],
    ["that is a part of another", { kind: "left-alone", reason: "a build of a pipeline", ...of }, "Run 501 of acme/loader failed, and is left alone: a build of a pipeline."],
    ["that its provider does not tell", { kind: "not-read", reason: "not found (404)", ...of }, "Nothing is known of run 501 of acme/loader, and its provider did not tell: not found (404)."],
    ["that is read now", known(null, { asked: true }), /Its logs were not read yet\. It is read now; the answer comes here in a moment\.$/],
    ["that is tried again", known(refused, { asked: true }), /could not be read: the token was refused \(401\)\. It is read now; the answer comes here in a moment\.$/],
    ["that is not read just now", known(null), /Its logs were not read yet\.$/],
  ])("%s", (_, described, text) => {
    const shown = runView(described).text.replaceAll("\u2060", "");
    if (typeof text === "string") expect(shown).toBe(text);
    else expect(shown).toMatch(text);
  });

  test.each<DescribedRun["kind"]>(["unknown", "not-yours", "being-read", "cannot-tell", "not-read", "under-way", "not-failed", "left-alone", "not-admitted"])("keeps Slack's limits, and mentions nobody, whatever the run is called: %s", (kind) => {
    const text = "<!channel>*_`\u202E&".repeat(500);
    const view = runView({ kind, project: text, runId: text, reason: text, passed: false } as DescribedRun);
    expect(brokenLimits(view)).toEqual([]);
    expect(JSON.stringify(view)).not.toMatch(/<!channel>|\u202E/);
  });
});
