import type { StormShow } from "../recurrence/storm.ts";

/** In milliseconds, from one change of a storm's message to the next. Slack takes some fifty changes a minute of a whole workspace: https://docs.slack.dev/apis/web-api/rate-limits */
export const usualGap = 20_000;
/** Clocks differ by less. */
const margin = 2_000;

/** `later`: somebody else reads all that has changed until now. `plan`: in so many whole seconds or more, which is at `at` or after. */
export type ShowPlan = { kind: "later" } | { kind: "now" } | { kind: "plan"; at: string; seconds: number };

/** When whoever changed something in a storm, and wrote it down before, has its message say so. */
export const planShow = ({ at }: StormShow, now: number, gap: number): ShowPlan => {
  const ahead = at === null ? Number.NEGATIVE_INFINITY : Date.parse(at) - now;
  if (isAhead(ahead) && ahead <= gap + 2 * margin) return { kind: "later" };
  // Nobody plans further ahead than that: it was written under another gap.
  if (isAhead(ahead) || ahead <= -gap) return { kind: "now" };
  // What is about to be shown may be read already. With less than the margin ahead, so might this be by a clock that is fast.
  const next = Math.max(now + ahead + gap, now + margin);
  return { kind: "plan", at: new Date(next).toISOString(), seconds: Math.ceil((next - now) / 1000) };
};

/** Whether all that has changed until now is surely read then. */
export const isToCome = ({ at }: StormShow, now: number): boolean => at !== null && isAhead(Date.parse(at) - now);

const isAhead = (milliseconds: number): boolean => milliseconds > margin;
