import type { Clock } from "../../ports/clock.ts";
import type { FlagStore } from "../../ports/flag-store.ts";
import { flagDays } from "../../recurrence/flag-days.ts";
import { noFlag, type FlagState } from "../../recurrence/flag-state.ts";

export const createFlagStore = (clock: Clock): FlagStore => {
  const teams = new Map<string, Map<string, { state: FlagState; expiresAt: number }>>();
  const find = (team: string, errorId: string): FlagState => {
    const known = teams.get(team)?.get(errorId);
    return known === undefined || known.expiresAt <= clock().getTime() ? noFlag : known.state;
  };

  return {
    findFlag: async ({ team, errorId }) => find(team, errorId),

    changeFlag: async ({ team, errorId }, state) => {
      if (find(team, errorId).revision !== state.revision) return "conflict";
      const flags = teams.get(team) ?? new Map<string, { state: FlagState; expiresAt: number }>();
      const expiresAt = clock().getTime() + flagDays * 86_400_000;
      teams.set(team, flags.set(errorId, { state: { ...state, revision: state.revision + 1 }, expiresAt }));
      return "changed";
    },

    listFlags: async (team) =>
      [...(teams.get(team)?.keys() ?? [])]
        .map((errorId) => ({ errorId, state: find(team, errorId) }))
        .filter(({ state }) => state.revision > 0)
        .toSorted((a, b) => a.errorId.localeCompare(b.errorId)),
  };
};
