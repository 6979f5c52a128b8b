import type { Project } from "../../../src/pipelines/project.ts";

export const workflow = "Nightly push";
export const defaultBranch = "main";

/** Who a scene is played by: each time others, so that nothing of one is seen by another. */
export type Actors = {
  id: string;
  channel: string;
  /** The first minute, in milliseconds. */
  start: number;
  project: (place: string) => Project;
  runId: (run: string) => string;
};

export const createActors = ({ number, channel, start, connection = "github" }: { number: number; channel: string; start: number; connection?: string }): Actors => ({
  id: `w${number}z`,
  channel,
  start,
  project: (place) => ({ connection, key: `w${number}z${place}`, name: `acme/w${number}z-${place}` }),
  // A number, as most providers' are.
  runId: (run) => `${number}0${run}`,
});
