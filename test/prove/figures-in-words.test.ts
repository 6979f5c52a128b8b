import { expect, test } from "vitest";
import { figuresInWords, namedFigures } from "../../infra/prove/recurrence/figures-in-words.ts";
import { proveInMemory } from "../../infra/prove/recurrence/prove-recurrence.ts";

test("every figure of the simulation has words, once, and stands under them", async () => {
  const { figures } = await proveInMemory({ seed: 1, weeks: 1, teams: 2 });
  expect(namedFigures.toSorted()).toEqual(Object.keys(figures).filter((name) => name !== "surroundings").toSorted());
  const rows = figuresInWords([figures]).flatMap(({ rows }) => rows);
  expect(rows.map(([, value]) => value)).toEqual(namedFigures.map((name) => figures[name as keyof typeof figures]));
  expect(new Set(rows.map(([words]) => words)).size).toBe(rows.length);
});
