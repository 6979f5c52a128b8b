import { beforeAll, describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { usualFormats } from "./ci-formats.ts";
import { logCases } from "./log-cases.ts";
import { readQueries } from "./queries.ts";
import { type Evaluation, runEvaluation, thresholds } from "./run-evaluation.ts";

type Head = { name: string; ci: string; expected: string[]; or: string[] | null; proof: number[]; why: string | null };

const logs: Head[] = [...logCases()].map(({ name, ci, expected, or, proof, why }) => ({ name, ci, expected, or, proof, why }));
const queries = readQueries();
const positive = logs.filter((log) => log.expected.length > 0);
const ids = new Set(entries.map((entry) => entry.id));
const bareIds = new Set(entries.flatMap((entry) => (entry.status === null ? [] : [`${entry.api}/${entry.status}`])));

const shown = (id: string): number => logs.filter((log) => log.expected.includes(id)).length;
const isKnown = (pattern: string): boolean => ids.has(pattern) || (pattern.endsWith("/*") && bareIds.has(pattern.slice(0, -2)));

describe("the corpus of logs", () => {
  test("holds at least 360 logs, about 55 % of them with an error", () => {
    expect(logs.length).toBeGreaterThanOrEqual(360);
    expect(positive.length / logs.length).toBeGreaterThan(0.5);
    expect(positive.length / logs.length).toBeLessThan(0.6);
  });

  test("gives every log a name of its own", () => {
    expect(new Set(logs.map((log) => log.name)).size).toBe(logs.length);
  });

  test("expects only what the catalog holds, or a status of one of its APIs", () => {
    const unknown = logs.flatMap((log) => [...log.expected, ...(log.or ?? [])]).filter((id) => !ids.has(id) && !bareIds.has(id));
    expect(unknown).toEqual([]);
  });

  test("shows every entry of the Push API, Usage Analytics and indexing at least twice", () => {
    const rare = entries.filter((entry) => entry.api !== "http" && shown(entry.id) < 2).map((entry) => entry.id);
    expect(rare).toEqual([]);
  });

  test("wraps errors and traps alike in every CI's format", () => {
    for (const ci of usualFormats) {
      expect(positive.filter((log) => log.ci === ci).length, ci).toBeGreaterThanOrEqual(5);
      expect(logs.filter((log) => log.ci === ci && log.expected.length === 0).length, ci).toBeGreaterThanOrEqual(5);
    }
  });

  test("marks a line of proof in every log with an error", () => {
    expect(positive.filter((log) => log.proof.length === 0).map((log) => log.name)).toEqual([]);
  });

  test("gives a reason wherever two readings are allowed", () => {
    expect(logs.filter((log) => log.or !== null && log.why === null).map((log) => log.name)).toEqual([]);
  });
});

describe("the corpus of questions", () => {
  test("holds at least 260 questions, 90 of them without an answer", () => {
    expect(queries.length).toBeGreaterThanOrEqual(260);
    expect(queries.filter((query) => query.first.length === 0).length).toBeGreaterThanOrEqual(90);
  });

  test("asks no question twice", () => {
    expect(new Set(queries.map((query) => query.query)).size).toBe(queries.length);
  });

  test("expects only what the catalog holds", () => {
    expect(queries.flatMap((query) => query.first).filter((pattern) => !isKnown(pattern))).toEqual([]);
  });
});

describe("the thresholds", () => {
  let evaluation: Evaluation;
  beforeAll(async () => {
    evaluation = await runEvaluation();
  });

  test("are met by the diagnoses given", () => {
    expect(evaluation.precision).toBeGreaterThanOrEqual(thresholds.precision);
  });

  test("are met by the errors found", () => {
    expect(evaluation.recall).toBeGreaterThanOrEqual(thresholds.recall);
  });

  test("are met by the first answers", () => {
    expect(evaluation.firstAnswers).toBeGreaterThanOrEqual(thresholds.firstAnswers);
  });
});
