import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { costOf, type Line, type Taken } from "../../cost/cost-of.ts";
import { readPrices } from "../../cost/prices.ts";
import { inProcess } from "../in-process.ts";
import { unpackFunctions } from "../unpack-functions.ts";
import type { Invocation } from "./invocation.ts";
import { kinds, type Kind, type TeamCost } from "./measure-team.ts";
import { memoryOf } from "./memory-of.ts";

type Sizes = { occurrences: readonly number[]; teams: readonly number[]; rounds: number; say: (line: string) => void };

/** `lines`: what a million of it cost. */
export type Priced = { invocations: Invocation[]; taken: Taken; lines: Line[]; dollars: number };

export type Costs = { byOccurrences: { occurrences: number; of: Record<Kind, Priced> }[]; byTeams: { teams: number; sweep: Priced }[] };

/** Each size in a process of its own, with surroundings of its own. */
export const benchCost = async ({ occurrences, teams, rounds, say }: Sizes): Promise<Costs> => {
  const folder = mkdtempSync(join(tmpdir(), "cost-bench-"));
  try {
    await unpackFunctions(folder);
    const costs: Costs = { byOccurrences: [], byTeams: [] };
    for (const size of occurrences) {
      say(`a team with ${size} occurrences`);
      const measured = await inProcess<TeamCost>(new URL("team-process.ts", import.meta.url), [folder, String(size), String(rounds)]);
      const of = Object.fromEntries(kinds.map((kind) => [kind, priced(measured[kind], kind)])) as Record<Kind, Priced>;
      costs.byOccurrences.push({ occurrences: size, of });
    }
    for (const size of teams) {
      say(`${size} teams`);
      costs.byTeams.push({ teams: size, sweep: priced([await inProcess<Invocation>(new URL("sweep-process.ts", import.meta.url), [folder, String(size), String(rounds)])], "sweep") });
    }
    return costs;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const priced = (invocations: Invocation[], kind: Kind | "sweep"): Priced => {
  const sum = (name: "reads" | "writes" | "queue" | "logBytes"): number => invocations.reduce((total, each) => total + each[name], 0);
  const taken: Taken = {
    invocations: invocations.map(({ function: name, milliseconds, table, queue, slack, ci }) => ({ memory: memoryOf(name), milliseconds, calls: { table, queue, slack, ci } })),
    httpRequests: kind === "digest" || kind === "sweep" ? 0 : 1,
    queueRequests: queueRequests(kind, sum("queue")),
    tableReads: sum("reads"),
    tableWrites: sum("writes"),
    logBytes: sum("logBytes"),
  };
  const lines = costOf(taken, readPrices());
  return { invocations, taken, lines, dollars: lines.reduce((total, line) => total + line.dollars, 0) };
};

/** What is sent is received and deleted, too. A digest's message was sent by the hourly run, ten in a request. */
const queueRequests = (kind: Kind | "sweep", sent: number): number => (kind === "digest" ? 2.1 : sent * 3);
