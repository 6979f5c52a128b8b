import type { Project } from "../../../src/pipelines/project.ts";
import type { DigestSchedule } from "../../../src/recurrence/team-profile.ts";

export const hour = 3_600_000;
export const day = 24 * hour;
export const week = 7 * day;

/** Where runs follow one another. */
export type GeneratedPlace = { id: string; team: string; project: Project; workflow: string; branch: string; isLinked: boolean };

/** A failed run as it really was. */
export type GeneratedRun = {
  id: string;
  place: GeneratedPlace;
  runId: string;
  attempt: number;
  at: number;
  /** The errors that its log shows, the cause first. */
  errors: string[];
  /** What deliveries claim as its time: one, except where the provider tells none. */
  claimed: Set<number>;
  firstDelivered: number;
  /** How long its first delivery takes, where that is given: two that come at once. */
  delay: number | undefined;
};

export type GeneratedGreen = { place: GeneratedPlace; runId: string; at: number };

export type GeneratedLookUp = { team: string; errorId: string; at: number };

export type GeneratedTeam = {
  id: string;
  number: number;
  schedule: DigestSchedule;
  places: [GeneratedPlace, ...GeneratedPlace[]];
  organization: string;
  /** How much happens, 1 to 4. */
  activity: number;
  /** The errors it is prone to. */
  errors: [string, ...string[]];
  /** The places with something broken, and until when. */
  broken: Map<GeneratedPlace, { errorId: string; until: number }>;
};
