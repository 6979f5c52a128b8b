import { weekdays } from "../commands/arguments/weekday.ts";
import type { DigestSchedule } from "../recurrence/team-profile.ts";
import { phrase } from "./text.ts";

/** `on Fridays at 09:00 (Europe/Paris)`, mrkdwn. */
export const scheduleText = (schedule: DigestSchedule | null): string => {
  if (schedule === null) return "at the usual time";
  const day = weekdays[schedule.weekday - 1] ?? "";
  return `on ${day.charAt(0).toUpperCase()}${day.slice(1)}s at ${phrase(schedule.time, 10)} (${phrase(schedule.zone, 60)})`;
};
