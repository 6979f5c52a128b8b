import type { GeneratedGreen, GeneratedLookUp, GeneratedRun } from "../generated.ts";
import { hour } from "../generated.ts";

/** What really happened, by the names that deliveries give it. */
export const createTruth = () => {
  const runs = new Map<string, GeneratedRun>();
  const greens = new Map<string, GeneratedGreen>();
  /** What is to be counted, and by when it has to be at the latest. */
  const expected = new Map<string, { team: string; errorId: string; dueBy: number }>();

  return {
    runs,
    greens,
    expected,
    addRun: (run: GeneratedRun, dueBy: number): void => {
      runs.set(run.id, run);
      if (!run.place.isLinked) return;
      for (const errorId of run.errors) expected.set(identityOfRun(run, errorId), { team: run.place.team, errorId, dueBy });
    },
    addGreen: (green: GeneratedGreen): void => void greens.set(`${green.place.project.key} ${green.runId}`, green),
    addLookUp: (lookUp: GeneratedLookUp, dueBy: number): void => {
      const identity = identityOfLookUp(lookUp);
      if (!expected.has(identity)) expected.set(identity, { team: lookUp.team, errorId: lookUp.errorId, dueBy });
    },
  };
};

export type Truth = ReturnType<typeof createTruth>;

export const identityOfRun = ({ place, id }: GeneratedRun, errorId: string): string => `${place.team} ${errorId} run ${id}`;
/** Look-ups of one hour are one. */
export const identityOfLookUp = ({ team, errorId, at }: GeneratedLookUp): string => `${team} ${errorId} looked up in ${Math.floor(at / hour)}`;
