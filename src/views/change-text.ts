import type { TeamChange } from "../commands/team/team-change.ts";
import type { Mute } from "../recurrence/flag-state.ts";
import { ladderNames } from "../recurrence/ladder-name.ts";
import type { Thresholds } from "../recurrence/team-profile.ts";
import { errorName } from "./error-name.ts";
import { linkText } from "./link-text.ts";
import { untilMuted, whereMuted } from "./mute-text.ts";
import { scheduleText } from "./schedule-text.ts";
import { escaped } from "./text.ts";
import { ladderTitle, thresholdText } from "./threshold-text.ts";

/** What a change changed: a line for each thing, old and new. mrkdwn. */
export const changeLines = (change: TeamChange): string[] => {
  switch (change.of) {
    case "membership":
      return [`Flags and the weekly digest in this channel. Before: ${onOrOff(change.before)}. Now: *${onOrOff(change.after)}*.`];
    case "watching":
      return [`Answers to what other apps post here of failed pipelines. Before: ${onOrOff(change.before)}. Now: *${onOrOff(change.after)}*.`];
    case "digest":
      return [`The weekly digest. Before: ${digestText(change.before)}. Now: *${digestText(change.after)}*.`];
    case "mute": {
      const projects = [...new Set([...change.before, ...change.after].map(({ project }) => project))];
      const state = (mutes: readonly Mute[], project: string | null): string => {
        const mute = mutes.find((each) => each.project === project);
        return mute === undefined ? "on" : `muted ${untilMuted(mute, mutes === change.after ? longestReason : 0)}`;
      };
      const lines = projects.slice(0, mostProjects).map((project) => `Answers to failed pipelines and flags of ${escaped(errorName(change.errorId))} ${whereMuted({ project })}. Before: ${state(change.before, project)}. Now: *${state(change.after, project).replaceAll("*", "")}*.`);
      return projects.length > mostProjects ? [...lines, `and in ${projects.length - mostProjects} more places`] : lines;
    }
    case "link":
      return [`A link to this channel. Before: ${change.before === null ? "none" : linkText(change.before)}. Now: ${change.after === null ? "*none*" : linkText(change.after)}.`];
    case "thresholds":
      return ladderNames
        .filter((name) => change.after[name] !== undefined)
        .map((name) => `When ${ladderTitle(name)} ${name === "daily-limit" ? "are" : "is"} flagged. Before: ${thresholdText(name, own(change.before))}. Now: *${thresholdText(name, own(change.after))}*.`);
  }
};

/** Of one change that are named. */
const mostProjects = 4;
/** In characters, of a mute's reason. */
const longestReason = 120;

const onOrOff = (is: boolean): string => (is ? "on" : "off");

const digestText = ({ digestOn, schedule }: Extract<TeamChange, { of: "digest" }>["after"]): string => (digestOn ? scheduleText(schedule) : "off");

const own = (counts: Extract<TeamChange, { of: "thresholds" }>["after"]): Thresholds =>
  Object.fromEntries(Object.entries(counts).filter(([, each]) => each !== null)) as Thresholds;
