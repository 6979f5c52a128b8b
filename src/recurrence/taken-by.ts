import type { FlagState } from "./flag-state.ts";

/** Who is on it since an episode began (ISO 8601, UTC): a Slack user's id. Who was on an earlier one is not. */
export const takenBy = ({ taken }: Pick<FlagState, "taken">, episode: string): string | null => (taken !== null && taken.at >= episode ? taken.by : null);
