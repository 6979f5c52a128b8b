import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { answerOf } from "../../src/catalog/answer.ts";
import { entries } from "../../src/catalog/entries.ts";
import type { Diagnosis } from "../../src/diagnosis/diagnosis.ts";
import { commandView } from "../../src/views/command-view.ts";
import { answerView, sharedLookUpView } from "../../src/views/answer-view.ts";
import { withWithdrawal } from "../../src/views/not-this-error.ts";
import type { AnswerState } from "../../src/views/answer-state.ts";
import { failureView } from "../../src/views/failure-view.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import type { CoveoStatus } from "../../src/ports/status-page.ts";
import { runView } from "../../src/views/run-view.ts";
import { aRun } from "../adapters/store-contract.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";

const command = "/coveo-error";
const met = { pipelines: 12_345, lookups: 678, last: "2026-11-20T09:59:00.000Z", days: 7 };
const answers = entries.map(answerOf);
const diagnosisOf = (index: number, changes: Partial<Diagnosis> = {}): Diagnosis => ({
  ...(answers[index % answers.length] as (typeof answers)[number]),
  confidence: "certain",
  because: "`X` follows a call to api.cloud.coveo.com.",
  line: 43,
  excerpt: "HTTP 412",
  count: 1,
  ...changes,
});
const found = (...diagnoses: Diagnosis[]) => diagnoses.map((diagnosis) => ({ diagnosis, job: { id: "1", name: "push" } }));

describe("every message", () => {
  test.each(answers)("about $id keeps Slack's limits", (answer) => {
    const lookUp = { query: answer.id, kind: "found" as const, answers: [answer, ...answers.filter((each) => each !== answer)], suggestions: [] };
    expect(brokenLimits(commandView({ kind: "look-up", lookUp, met }, command))).toEqual([]);
    expect(brokenLimits(commandView({ kind: "look-up", lookUp: { ...lookUp, query: "401, 412, 413, 429 and 503" }, met }, command))).toEqual([]);
    const subject = { errorId: answer.id, occurredAt: met.last, dedupeId: "0".repeat(32) };
    const note = { team: "C1", errorId: answer.id, at: met.last, text: "<@U1>&".repeat(170), by: "U000000001", edited: null, revision: 1 };
    const failure = failureView({ run: aRun(), found: found(diagnosisOf(answers.indexOf(answer))), omittedJobs: 0, unreadable: null, subjects: [subject], note, coveo: { kind: "unknown", page: "https://status.cloud.coveo.com/" } });
    expect(brokenLimits(failure)).toEqual([]);
    const corrected = withWithdrawal(failure, subject, { by: "U000000001", at: met.last });
    expect(brokenLimits(corrected)).toEqual([]);
    expect(withWithdrawal(withWithdrawal(corrected, subject, { by: "U000000002", at: met.last }), subject, null)).toEqual(failure);
  });

  test.each(answers)("about $id says once what it is, and has the team's notes below that", ({ id, title }) => {
    const times = (said: unknown): number => JSON.stringify(said).split(JSON.stringify(title).slice(1, -1)).length - 1;
    const note = { team: "C1", errorId: id, at: met.last, text: "as we noted", by: "U000000001", edited: null, revision: 1 };
    const state: AnswerState = { answerId: "a".repeat(36), query: "x", errorIds: [id] };
    const { text, blocks } = answerView(state, { met, command, now: new Date(met.last), notes: [note] }) as SlackMessage;
    expect([times(text), times(blocks)]).toEqual([1, 1]);
    const at = (part: string): number => blocks.findIndex((block) => JSON.stringify(block).includes(part));
    expect(at("as we noted")).toBe(at("*Why*") - 1);
    expect(at(JSON.stringify(title).slice(1, -1))).toBe(at("as we noted") - 1);
  });

  test.each(answers)("about $id with its buttons, and shared, keeps them", ({ id }) => {
    const others = answers.map((each) => each.id).filter((each) => each !== id);
    const state: AnswerState = { answerId: "a".repeat(36), query: "\u202E<!channel>`\\".repeat(10), errorIds: [id, ...others.toSorted((a, b) => b.length - a.length).slice(0, 4)] };
    const now = new Date(met.last);
    const coveo: CoveoStatus = { kind: "incidents", page: "https://status.cloud.coveo.com/", incidents: [{ name: "<!here>".repeat(200), impact: "critical".repeat(20), url: "https://status.cloud.coveo.com/incidents/x" }] };
    const notes = Array.from({ length: 4 }, () => ({ team: "C1", errorId: id, at: met.last, text: "<@U1>&".repeat(170), by: "U000000001", edited: { by: "U000000002", at: met.last }, revision: 1 }));
    for (const shared of [true, false]) expect(brokenLimits(answerView(state, { met, command, now, shared, notes, coveo }) as SlackMessage)).toEqual([]);
    const message = sharedLookUpView(state, { by: "U000000001", now }) as SlackMessage;
    expect(brokenLimits(message)).toEqual([]);
    expect(interpretedText(message)).not.toMatch(/<!channel>|\u202E/);
  });

  test("of the commands without an error keeps them too", () => {
    expect(brokenLimits(commandView({ kind: "help", verb: null }, command))).toEqual([]);
    expect(brokenLimits(commandView({ kind: "stats", days: 7, stats: null }, command))).toEqual([]);
    const errors = answers.map((answer) => ({ id: answer.id, count: 9, pipelines: 5, lookups: 4, last: met.last }));
    expect(brokenLimits(commandView({ kind: "stats", days: 7, stats: { team: "C1", errors, flags: [] } }, command))).toEqual([]);
    for (const kind of ["unavailable", "unknown", "not-yours"] as const) {
      expect(brokenLimits(runView({ kind, project: "acme/x", runId: "1" }))).toEqual([]);
    }
  });
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6_000 }),
  fc.constantFrom("<!channel>", "<!here>", "<!everyone>", "<!subteam^S1>", "<@U1>", "<#C1>", "<https://evil.example|click>", "\u202Ereversed", "👩‍👩‍👧‍👦".repeat(900), "&lt;!channel&gt;", "a|b>c"),
  fc.stringMatching(/^[<>&|!@#`*_~]{1,200}$/),
);

describe("whatever comes from outside", () => {
  // Only what the views themselves write may stand between angle brackets: links and dates of ours.
  const foreignMarkup = (text: string): string[] =>
    [...text.matchAll(/<[^>]*>/g)].map(([whole]) => whole).filter((whole) => !/^<(https:\/\/(docs\.coveo\.com|platform\.cloud\.coveo\.com|status\.cloud\.coveo\.com|aws\.amazon\.com|github\.com|www\.nuget\.org|datatracker\.ietf\.org|[a-z.]+)\/?[^>]*\|[^>]*|!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+UTC)>$/.test(whole));

  test("in a query keeps the limits and becomes no mention, link or date", () => {
    fc.assert(
      fc.property(nasty, (query) => {
        const message = commandView({ kind: "look-up", lookUp: { query, kind: "not-found", answers: [], suggestions: answers.slice(0, 3) }, met: null }, command);
        expect(brokenLimits(message)).toEqual([]);
        expect(foreignMarkup(interpretedText(message))).toEqual([]);
      }),
    );
  });

  test("in a failed run keeps the limits and becomes no mention, link or date", () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, fc.nat(47), (name, branch, jobName, excerpt, index) => {
        const run = aRun({ project: { connection: "github", key: "1", name }, branch, workflow: name });
        const all = [diagnosisOf(index, { excerpt, because: excerpt, count: 999_999 }), ...Array.from({ length: 30 }, (_, at) => diagnosisOf(at, { excerpt }))];
        const message = failureView({ run, found: all.map((diagnosis) => ({ diagnosis, job: { id: "1", name: jobName } })), omittedJobs: 80, unreadable: excerpt });
        expect(brokenLimits(message)).toEqual([]);
        expect(foreignMarkup(interpretedText(message).replaceAll(/<https:\/\/github\.com\/acme\/catalog-loader\/actions\/runs\/1001\|[^<>]*>/g, ""))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
