import type { Project } from "../pipelines/project.ts";
import type { Occurrence, PipelineSource } from "./occurrence.ts";

/** One error in many places of a team at about the same time. Times are ISO 8601, UTC. */
export type Storm = {
  team: string;
  errorId: string;
  /** The time of its first failure, which names it. */
  startedAt: string;
  /** Of the latest failure that was told in its message. */
  lastAt: string;
  /** Its message; null until that is posted. */
  ts: string | null;
  /** How many failures joined it; one that is tried again may count again. */
  joins: number;
  /** Somebody deleted its message: nothing joins it any more. */
  over: boolean;
  show: StormShow;
  /** Counts the changes; 0 where nothing is stored. */
  revision: number;
};

/** How its message is kept true by few changes. */
export type StormShow = {
  /** The latest time at which somebody began to have the message say how the storm stands, or surely will: all that changed before is read then. */
  at: string | null;
  /** How often somebody began. */
  begun: number;
  /** The latest planned time that has come, and the queue's message that sees to it. */
  carriedOut: { at: string; by: string } | null;
  /** So many of the failures that joined are in the message. */
  joins: number;
};

export const notShown: StormShow = { at: null, begun: 0, carriedOut: null, joins: 0 };

export type PipelineOccurrence = Occurrence & PipelineSource;

/** A project's branch where the storm's error is met, with all its failures since, oldest first. */
export type StormPlace = { project: Project; branch: string | null; occurrences: PipelineOccurrence[] };

/** In so many places … */
const fewest = 3;
/** … within this time, in milliseconds; and what comes no later than that after its last failure belongs to it. */
export const stormReach = 15 * 60_000;

const plus = (time: string, milliseconds: number): string => new Date(Date.parse(time) + milliseconds).toISOString();

/** What of a team's occurrences tells whether a failure at this time is part of a storm. */
export const aroundStorm = (time: string): { from: string; until: string } => ({ from: plus(time, -stormReach), until: plus(time, stormReach + 1) });

export const isLive = (storm: Storm, time: string): boolean => time >= plus(storm.startedAt, -stormReach) && time <= plus(storm.lastAt, stormReach);

/** When the storm began that a failure at this time belongs to; undefined where there is none. */
export const stormStart = (occurrences: readonly Occurrence[], time: string): string | undefined =>
  occurrences
    .map((each) => each.occurredAt)
    .filter((start) => start <= time && time <= plus(start, stormReach))
    .toSorted()
    .find((start) => placesOf(occurrences.filter((each) => each.occurredAt >= start && each.occurredAt <= plus(start, stormReach))).length >= fewest);

/** The places of a storm in the order in which they met it, given the error's occurrences from 15 minutes before its start: as long as each follows the one before within 15 minutes. */
export const stormPlaces = (occurrences: readonly Occurrence[]): StormPlace[] => {
  const sorted = occurrences.filter(isOfPipeline).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  const gap = sorted.findIndex((each, index) => index > 0 && each.occurredAt > plus(sorted[index - 1]?.occurredAt ?? "", stormReach));
  const members = placesOf(gap === -1 ? sorted : sorted.slice(0, gap));
  const later = placesOf(sorted);
  return members.map((member) => later.find((each) => isSame(each, member)) ?? member);
};

const isOfPipeline = (occurrence: Occurrence): occurrence is PipelineOccurrence => occurrence.source === "pipeline";

const placesOf = (occurrences: readonly Occurrence[]): StormPlace[] =>
  [...Map.groupBy(occurrences.filter(isOfPipeline), ({ project, branch }) => JSON.stringify([project.connection, project.key, branch])).values()].flatMap((each) => {
    const last = each.at(-1);
    return last === undefined ? [] : [{ project: last.project, branch: last.branch, occurrences: each }];
  });

const isSame = (one: StormPlace, other: StormPlace): boolean =>
  one.project.connection === other.project.connection && one.project.key === other.project.key && one.branch === other.branch;
