import type { TeamChange } from "../commands/team/team-change.ts";
import { ladderNames } from "../recurrence/ladder-name.ts";
import type { Thresholds } from "../recurrence/team-profile.ts";
import { linkText } from "./link-text.ts";
import { scheduleText } from "./schedule-text.ts";
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
    case "link":
      return [`A link to this channel. Before: ${change.before === null ? "none" : linkText(change.before)}. Now: *${change.after === null ? "none" : linkText(change.after).replaceAll("*", "")}*.`];
    case "thresholds":
      return ladderNames
        .filter((name) => change.after[name] !== undefined)
        .map((name) => `When ${ladderTitle(name)} is flagged. Before: ${thresholdText(name, own(change.before))}. Now: *${thresholdText(name, own(change.after))}*.`);
  }
};

const onOrOff = (is: boolean): string => (is ? "on" : "off");

const digestText = ({ digestOn, schedule }: Extract<TeamChange, { of: "digest" }>["after"]): string => (digestOn ? scheduleText(schedule) : "off");

const own = (counts: Extract<TeamChange, { of: "thresholds" }>["after"]): Thresholds =>
  Object.fromEntries(Object.entries(counts).filter(([, each]) => each !== null)) as Thresholds;
