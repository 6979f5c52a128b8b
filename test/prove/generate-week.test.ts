import { expect, test } from "vitest";
import { week } from "../../infra/prove/recurrence/generated.ts";
import { generateTeam } from "../../infra/prove/recurrence/generate-team.ts";
import { generateWeek } from "../../infra/prove/recurrence/generate-week.ts";
import { seed } from "../support/seed.ts";

const numbers = Array.from({ length: 10 }, (_, number) => number);
const runsIn = (channelOf: (number: number) => string) => numbers.flatMap((number) => generateWeek(seed, generateTeam(seed, number, channelOf(number)), 0, week).runs.map(({ id, at, errors }) => ({ id, at, errors })));

test("a seed makes a team the same week, whatever channel it is given", () => {
  const runs = runsIn((number) => `C00000000${number}`);
  expect(runs.length).toBeGreaterThan(0);
  expect({ seed, runs: runsIn((number) => `C0ABCDEF${number}`) }).toEqual({ seed, runs });
});
