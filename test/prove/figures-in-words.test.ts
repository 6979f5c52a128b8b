import { expect, test } from "vitest";
import { headlines, sayHeadline } from "../../infra/figures/headlines.ts";
import { figuresInWords, namedFigures } from "../../infra/prove/recurrence/figures-in-words.ts";
import { proveInMemory } from "../../infra/prove/recurrence/prove-recurrence.ts";

test("every figure of the simulation has words, once, and stands under them", async () => {
  const { figures } = await proveInMemory({ seed: 1, weeks: 1, teams: 2 });
  expect(namedFigures.toSorted()).toEqual(Object.keys(figures).filter((name) => name !== "surroundings").toSorted());
  const rows = figuresInWords([figures]).flatMap(({ rows }) => rows);
  expect(rows.map(([, value]) => value)).toEqual(namedFigures.map((name) => figures[name as keyof typeof figures]));
  const headline = headlines.find(({ from }) => from === "prove/recurrence");
  const kept = { title: "", command: "", about: "", tables: figuresInWords([figures]), faults: [], seconds: 1, date: "2026-11-21", machine: { cores: 2, node: "", platform: "" } };
  expect(headline && sayHeadline(headline, kept)).toContain(`${figures.weeks} weeks of ${figures.teams} teams`);
  expect(new Set(rows.map(([words]) => words)).size).toBe(rows.length);
});
