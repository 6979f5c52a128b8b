import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { defaultBranch, workflow, type Actors } from "./actors.ts";

/** What happens in a scene, at which minute. `place` is a project's letter. */
export type Happening =
  | { kind: "failure"; minute: number; place: string; run: string; errors: readonly [string, ...string[]] }
  | { kind: "recovered"; minute: number; place: string; run: string }
  | { kind: "digest"; minute: number };

/** A part of a team's life that faults are thrown into, and what must have come of it in the end whatever was thrown. */
export type Scene = {
  name: string;
  places: readonly string[];
  /** What the team met in the week before. */
  earlier: readonly { errorId: string; count: number }[];
  happenings: readonly Happening[];
  /** Flag messages. */
  flags: number;
  /** Whether its failures are told together. */
  storm: boolean;
};

const source = "push/412/SOURCE_DOES_NOT_EXIST";
const throttled = "push/429/TOO_MANY_REQUESTS";
const failure = (minute: number, place: string, run: string, errors: readonly [string, ...string[]]): Happening => ({ kind: "failure", minute, place, run, errors });

export const single: Scene = { name: "a failure", places: ["a"], earlier: [], happenings: [failure(0, "a", "1", [source])], flags: 0, storm: false };

/** A failure with two errors, its repeat, and the run that passes. */
export const life: Scene = {
  name: "a failure, its repeat, its recovery",
  places: ["a"],
  earlier: [],
  happenings: [failure(0, "a", "1", [source, throttled]), failure(10, "a", "2", [source, throttled]), { kind: "recovered", minute: 20, place: "a", run: "3" }],
  flags: 0,
  storm: false,
};

/** Repeats of what nobody mends: they change one message at the same time, and none has a message of its own. */
export const crowd: Scene = {
  name: "a failure, four repeats",
  places: ["a"],
  earlier: [],
  happenings: ["1", "2", "3", "4", "5"].map((run, index) => failure(10 * index, "a", run, [source])),
  // 5 in 7 days.
  flags: 1,
  storm: false,
};

/** The third within 15 minutes makes it a storm, and reaches the notice of throttling: 3 in 24 hours. */
export const storm: Scene = {
  name: "a storm that raises a flag",
  places: ["a", "b", "c", "d"],
  earlier: [],
  happenings: [failure(0, "a", "1", [throttled]), failure(2, "b", "2", [throttled]), failure(4, "c", "3", [throttled]), failure(6, "d", "4", [throttled]), { kind: "recovered", minute: 20, place: "c", run: "5" }],
  flags: 1,
  storm: true,
};

export const digest: Scene = {
  name: "a weekly digest",
  places: ["a"],
  earlier: [{ errorId: source, count: 4 }, { errorId: "push/413", count: 2 }],
  happenings: [{ kind: "digest", minute: 60 }],
  flags: 0,
  storm: false,
};

export const scenes = [life, storm, digest] as const;

/** When it happened, whenever it is delivered. */
export const timeOf = ({ minute }: Happening, { start }: Actors): string => new Date(start + minute * 60_000).toISOString();

/** The message that the queue is given. */
export const messageOf = (happening: Happening, actors: Actors): QueueMessage => {
  const occurredAt = timeOf(happening, actors);
  const common = { version: 1 as const, correlationId: `${actors.id} ${happening.kind} ${happening.minute}` };
  if (happening.kind === "digest") return { ...common, kind: "digest", team: actors.channel, slot: occurredAt };
  const run = { project: actors.project(happening.place), runId: actors.runId(happening.run), attempt: 1, workflow, branch: defaultBranch, runUrl: null, occurredAt };
  return happening.kind === "recovered" ? { ...common, ...run, kind: "recovered" } : { ...common, ...run, kind: "failure", occasion: null, defaultBranch, commit: null };
};
