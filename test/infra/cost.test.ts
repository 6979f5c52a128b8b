import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { costOf, type Taken } from "../../infra/cost/cost-of.ts";
import { readPrices } from "../../infra/cost/prices.ts";
import { captions } from "../../infra/bench/cost/captions.ts";
import { costPage } from "../../infra/figures/cost-page.ts";
import { readFigures } from "../../infra/figures/figures.ts";

const nothing: Taken = { invocations: [], httpRequests: 0, queueRequests: 0, tableReads: 0, tableWrites: 0, logBytes: 0 };
const calls = { table: 0, queue: 0, slack: 0, ci: 0 };
const prices = readPrices();
const sum = (taken: Partial<Taken>, assumed: Partial<typeof prices.assumed> = {}): number =>
  Math.round(100 * costOf({ ...nothing, ...taken }, { ...prices, assumed: { ...prices.assumed, tracedShare: 0, coldShare: 0, wholeProcessorMb: 0, ...assumed } }).reduce((total, { dollars }) => total + dollars, 0)) / 100;

describe("what a million cost", () => {
  const cases: [name: string, taken: Partial<Taken>, assumed: Partial<typeof prices.assumed>, dollars: number][] = [
    ["of nothing", {}, {}, 0],
    // 0.20 + 13.3334 × 0.25 GB × 27.5 ms
    ["of short invocations, one in twenty cold", { invocations: [{ memory: 256, milliseconds: 15, calls }] }, { coldShare: 0.05, coldMs: 250 }, 0.29],
    // 0.20 + 13.3334 × 0.5 GB × 1.5 s
    ["of long ones", { invocations: [{ memory: 512, milliseconds: 1500, calls }] }, {}, 10.2],
    ["of those that wait for others", { invocations: [{ memory: 512, milliseconds: 100, calls: { ...calls, slack: 2, ci: 2 } }] }, { slackMs: 300, ciMs: 400 }, 10.2],
    // The same 1.5 s, at half a processor
    ["of those that have a share of a processor", { invocations: [{ memory: 512, milliseconds: 750, calls }] }, { wholeProcessorMb: 1024 }, 10.2],
    ["of requests", { httpRequests: 1, queueRequests: 3 }, {}, 2.2],
    ["of reads and writes", { tableReads: 8, tableWrites: 4 }, {}, 3.5],
    ["of a kilobyte of log", { logBytes: 1000 }, {}, 0.5],
  ];
  test.each(cases)("%s", (_, taken, assumed, dollars) => {
    expect(sum(taken, assumed)).toBe(dollars);
  });
});

describe("docs/cost.md", () => {
  const page = readFileSync(new URL("../../docs/cost.md", import.meta.url), "utf8");
  const cost = readFigures()["bench/cost"];

  test("is what docs/figures.json gives, with these prices", () => {
    if (cost === undefined) throw new Error("The cost was not measured: npm run figures -- bench/cost");
    expect(page).toBe(costPage(cost));
    expect(page).toContain(`at the prices of ${prices.asOf}`);
  });

  test("adds up", () => {
    const { rows = [] } = cost?.tables.find(({ caption }) => caption === captions.lines) ?? {};
    const lines = rows.slice(0, -1);
    expect(lines).toHaveLength(costOf(nothing, prices).length);
    for (const [at, together] of (rows.at(-1) ?? []).entries()) if (at > 0) expect(Math.abs(lines.reduce((total, row) => total + Number(row[at]), 0) - Number(together))).toBeLessThan(0.05);
  });
});
