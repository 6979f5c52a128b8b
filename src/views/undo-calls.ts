import type { TeamChange } from "../commands/team/team-change.ts";
import { weekdays } from "../commands/arguments/weekday.ts";
import type { Mute } from "../recurrence/flag-state.ts";
import { ladderNames } from "../recurrence/ladder-name.ts";

/** What is to be typed to go back to what was before a change. */
export const undoCalls = (change: TeamChange): string[] => {
  switch (change.of) {
    case "membership":
      return [change.before ? "join" : "leave"];
    case "watching":
      return [change.before ? "watch on" : "watch off"];
    case "digest": {
      const { digestOn, schedule } = change.before;
      if (!digestOn) return ["digest off"];
      return [schedule === null ? "digest default" : `digest ${weekdays[schedule.weekday - 1]} ${schedule.time} ${schedule.zone}`];
    }
    case "mute": {
      const { errorId, before, after } = change;
      const of = ({ project }: Mute): string => (project === null ? errorId : `${errorId} ${project}`);
      const ended = after.filter(({ project }) => !before.some((each) => each.project === project));
      return [...ended.map((mute) => `unmute ${of(mute)}`), ...before.map((mute) => `mute ${of(mute)} until ${mute.until.slice(0, 10)}${mute.reason === "" ? "" : ` because ${mute.reason}`}`)];
    }
    case "link": {
      const { before, after } = change;
      if (before === null) return after === null ? [] : [`unlink ${after.connection} ${after.projects}`];
      const options = [before.branches.length === 0 ? "" : ` branches ${before.branches.join(", ")}`, before.workflows.length === 0 ? "" : ` workflows ${before.workflows.join(", ")}`, before.post === "all" ? "" : ` post ${before.post}`];
      return [`link ${before.connection} ${before.projects}${options.join("")}`];
    }
    case "thresholds":
      return ladderNames.flatMap((ladder) => {
        const counts = change.before[ladder];
        if (counts === undefined) return [];
        return [`threshold ${ladder} ${counts === null ? "default" : `${counts.notice} ${counts.warning}`}`];
      });
  }
};
