import type { Storm } from "../recurrence/storm.ts";
import type { TellPorts } from "./tell-ports.ts";

/** In milliseconds: what changes in a storm within it is shown by one update of its message. Slack takes some fifty updates a minute: https://docs.slack.dev/apis/web-api/rate-limits */
const gathering = 2_000;
/** Clocks differ by less. */
const margin = 500;

type Ports = Pick<TellPorts, "clock" | "pause">;
type Plan = Pick<Storm, "show">;

/**
 * Who shows a storm that is about to change: `shows` that it is this one; or another that has said so before, and reads what changed only then.
 * `by` tells them apart: one that tries again, or dies and comes back, carries its own plan out.
 */
export const planShow = ({ clock, pause }: Ports, { show }: Plan, by: string): Plan & { shows: boolean } => {
  if (pause === undefined) return { show: null, shows: true };
  const now = clock().getTime();
  const ahead = show === null ? 0 : Date.parse(show.at) - now;
  if (show !== null && show.by !== by && ahead > margin && ahead <= gathering + margin) return { show, shows: false };
  return { show: { at: new Date(now + gathering).toISOString(), by }, shows: true };
};

/** Whether somebody shows the storm later than now. */
export const isShownLater = ({ clock }: Ports, { show }: Plan): boolean => show !== null && Date.parse(show.at) > clock().getTime();

/** Until it is time to show it. */
export const gather = async ({ clock, pause }: Ports, { show }: Plan): Promise<void> => {
  const ahead = show === null ? 0 : Date.parse(show.at) - clock().getTime();
  if (pause !== undefined && ahead > 0) await pause(Math.min(ahead, gathering));
};
