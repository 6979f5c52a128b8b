import { matchesProject } from "../pipelines/glob.ts";
import type { FlagState, Mute } from "./flag-state.ts";

/** The mute that holds for a project now, if there is one. */
export const isMuted = (state: Pick<FlagState, "mutes">, projectName: string, now: Date): Mute | undefined =>
  state.mutes.find(({ project, until }) => until > now.toISOString() && (project === null || matchesProject([project], projectName)));
