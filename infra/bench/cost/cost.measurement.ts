import { billed } from "../../cost/cost-of.ts";
import { readPrices } from "../../cost/prices.ts";
import { digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import type { Table } from "../../figures/section.ts";
import { benchCost, type Costs, type Priced } from "./bench-cost.ts";
import { captions } from "./captions.ts";
import { kinds } from "./measure-team.ts";

export const cost: Measurement = {
  about: "what a look-up, a failed run, a digest and the hourly run take, and what a million of them cost",
  options: ["occurrences", "teams", "rounds"],
  run: async ({ size, say }) => {
    const begun = performance.now();
    const [occurrences, teams, rounds] = [size("occurrences", 100_000), size("teams", 100_000), size("rounds", 5)];
    const costs = await benchCost({ occurrences: upTo(occurrences, [10, 100, 1_000, 10_000]), teams: upTo(teams, [10, 1_000]), rounds, say });
    const { region, asOf } = readPrices();
    return {
      title: "Cost and growth",
      command: `npm run bench -- cost --occurrences ${occurrences} --teams ${teams} --rounds ${rounds}`,
      about: `The built functions, handed signed requests, queue messages and the schedule's event, against the embedded table, a queue, the emulated Slack and GitHub's API in another process; ${rounds} of each, warmed up. Units are the table's own: a write of 1 KiB, a consistent read of 4 KiB. The occurrences are a fifth of each of five errors, spread over the 34 days before now. A look-up is of what was looked up in the same hour before: the first of an hour takes a write unit more, and a message to the queue, which is asked whether a flag is due. A repeated failure is one of a pipeline that has been red all that time. Work is the processor's time here; billed is that at the function's memory, with what it waits for elsewhere as infra/cost/prices.json assumes it, as if one call followed the other. Dollars are those of ${region} as of ${asOf}, without any free tier.`,
      tables: [takenTable(costs), growthTable(costs), linesTable(costs), sweepTable(costs)],
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};

const upTo = (most: number, steps: readonly number[]): number[] => [...steps.filter((step) => step < most), most];

const takenTable = ({ byOccurrences }: Costs): Table => ({
  caption: captions.taken,
  columns: ["one of", "occurrences", "write units", "read units", "work, ms", "billed, ms", "calls of the table", "queue requests", "calls of Slack", "calls of the CI", "log, bytes"],
  rows: kinds.flatMap((kind) => byOccurrences.map(({ occurrences, of }) => [kind, occurrences, ...takenOf(of[kind])])),
});

const takenOf = ({ invocations, taken }: Priced): number[] => {
  const sum = (of: (each: Priced["invocations"][number]) => number): number => digits(invocations.reduce((total, each) => total + of(each), 0));
  const { assumed } = readPrices();
  return [digits(taken.tableWrites), digits(taken.tableReads), sum(({ milliseconds }) => milliseconds), digits(taken.invocations.reduce((total, each) => total + billed(each, assumed), 0)), sum(({ table }) => table), digits(taken.queueRequests), sum(({ slack }) => slack), sum(({ ci }) => ci), Math.round(taken.logBytes)];
};

const growthTable = ({ byOccurrences }: Costs): Table => ({
  caption: captions.growth,
  columns: ["occurrences", ...kinds.map((kind) => `a ${kind}`)],
  rows: byOccurrences.map(({ occurrences, of }) => [occurrences, ...kinds.map((kind) => dollars(of[kind].dollars))]),
});

/** Of a team with a thousand occurrences, or with as many as were measured. */
const linesTable = ({ byOccurrences }: Costs): Table => {
  const { occurrences, of } = byOccurrences.find(({ occurrences }) => occurrences === 1_000) ?? byOccurrences[0] ?? { occurrences: 0, of: undefined };
  const priced = kinds.map((kind) => of?.[kind].lines ?? []);
  return {
    caption: captions.lines,
    columns: [`a team with ${occurrences.toLocaleString("en")} occurrences`, ...kinds],
    rows: [
      ...(priced[0] ?? []).map(({ what }, at) => [what, ...priced.map((lines) => dollars(lines[at]?.dollars ?? 0))]),
      ["together", ...kinds.map((kind) => dollars(of?.[kind].dollars ?? 0))],
    ],
  };
};

const sweepTable = ({ byTeams }: Costs): Table => ({
  caption: captions.sweep,
  columns: ["teams", "read units", "work, ms", "billed, ms", "calls of the table", "read units a team", "dollars a month"],
  rows: byTeams.map(({ teams, sweep }) => {
    const [, reads = 0, work = 0, time = 0, calls = 0] = takenOf(sweep);
    return [teams, reads, work, time, calls, digits(reads / teams), dollars((sweep.dollars / 1_000_000) * hoursOfMonth)];
  }),
});

const hoursOfMonth = 730;
const dollars = (value: number): number => Number(value.toFixed(2));
