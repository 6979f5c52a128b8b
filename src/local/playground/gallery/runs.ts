import type { EmulatedRun } from "../../emulated-ci/emulated-run.ts";

/** Ids of ten digits that no time in seconds has: messages hold such times. */
const first = 5_000_000_000;

/** The runs of this start. */
export const createRuns = () => {
  const runs = new Map<string, EmulatedRun>();
  const last = (): number => Math.max(0, ...[...runs.keys()].map(Number));

  return {
    get: (id: string): EmulatedRun | undefined => runs.get(id),
    /** A new one, of now. */
    add: (run: Omit<EmulatedRun, "id" | "at">): EmulatedRun => {
      const added = { ...run, id: String(Math.max(first + Math.floor(Date.now() / 1000), last() + 1)), at: new Date() };
      runs.set(added.id, added);
      return added;
    },
  };
};

export type Runs = ReturnType<typeof createRuns>;
