import type { GreenRun, OpenFailure, OpenFailureKey } from "../pipelines/open-failure.ts";
import type { Place } from "../pipelines/place.ts";
import type { Storm } from "../recurrence/storm.ts";

/** Which message tells of a failure, where its repeats go, and what has passed since. */
export type OpenFailureStore = {
  findOpenFailure(of: OpenFailureKey): Promise<OpenFailure | undefined>;
  /** Puts a state in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeOpenFailure(open: OpenFailure): Promise<"changed" | "conflict">;
  /** Those of a place, whatever the error. */
  listOpenFailures(place: Place): Promise<OpenFailure[]>;
  /** Keeps the newest run that passed. */
  putGreen(place: Place, green: GreenRun): Promise<void>;
  findGreen(place: Place): Promise<GreenRun | undefined>;
  /** The latest storm of an error. */
  findStorm(of: { team: string; errorId: string }): Promise<Storm | undefined>;
  /** As with `changeOpenFailure`. */
  changeStorm(storm: Storm): Promise<"changed" | "conflict">;
};
