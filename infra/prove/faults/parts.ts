import type { Part } from "./part.ts";

/** `runs`: how many schedules are sampled where they are too many to do each; fewer than a thousand shorten what is exhaustive too. */
export type PartSize = { seed: number; runs: number; say: (line: string) => void };

const usual = 1_000;
/** Of what is done completely in a whole run, one in so many. */
const oneIn = (runs: number): number => Math.max(1, Math.ceil(usual / runs));

/** By name; each is loaded in the thread that works on it. The longest first. */
export const parts = {
  Slack: async ({ seed, runs, say }) => {
    const [{ proveSlack }, { startStage }] = await Promise.all([import("./strikes/prove-slack.ts"), import("./stage/start-stage.ts")]);
    const stage = await startStage();
    return proveSlack(stage, { seed, oneIn: oneIn(runs), say }).finally(stage.close);
  },
  "every call": async ({ seed, runs, say }) => (await import("./every-call/prove-every-call.ts")).proveEveryCall({ seed, pairs: runs, oneIn: oneIn(runs), say }),
  "the table": async ({ seed, runs, say }) => {
    const [{ proveTable }, { startStage }] = await Promise.all([import("./strikes/prove-table.ts"), import("./stage/start-stage.ts")]);
    const stage = await startStage();
    // Some two thousand schedules of half a second.
    return proveTable(stage, { seed, oneIn: 8 * oneIn(runs), say }).finally(stage.close);
  },
  "killed processes": async ({ seed, runs, say }) => (await import("./killed/prove-killed.ts")).proveKilled({ seed, kills: Math.ceil(runs / 40), worlds: 4, say }),
  "CI systems": async ({ runs, say }) => (await import("./ci/prove-ci.ts")).proveCi({ patient: runs >= usual, say }),
  "dead letters": async ({ say }) => (await import("./dead-letters/prove-dead-letters.ts")).proveDeadLetters(say),
} satisfies Record<string, (size: PartSize) => Promise<Part>>;

export type PartName = keyof typeof parts;
