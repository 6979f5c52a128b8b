import type { Clock } from "../../ports/clock.ts";
import type { DigestState, TeamStore } from "../../ports/team-store.ts";
import type { TeamProfile } from "../../recurrence/team-profile.ts";

export const createTeamStore = (clock: Clock): TeamStore => {
  const profiles = new Map<string, TeamProfile>();
  /** The teams; a profile without one is of a channel that left. */
  const listed = new Map<string, DigestState>();

  return {
    joinTeam: async (team, dueAt) => {
      const known = listed.get(team);
      listed.set(team, { toldUntil: null, ...known, dueAt: known?.dueAt ?? dueAt ?? null });
      if (known !== undefined) return "already";
      const earlier = profiles.get(team) ?? { team, name: null, digestOn: true, schedule: null, thresholds: {} };
      profiles.set(team, { ...earlier, joinedAt: clock().toISOString() });
      return "joined";
    },

    leaveTeam: async (team) => {
      listed.delete(team);
    },

    findTeam: async (team) => (listed.has(team) ? profiles.get(team) : undefined),

    changeTeam: async (team, change) => {
      const known = profiles.get(team);
      if (known !== undefined && listed.has(team)) profiles.set(team, { ...known, ...change });
    },

    findDigestState: async (team) => listed.get(team),

    moveDueAt: async (team, from, to, toldUntil) => {
      const state = listed.get(team);
      if (state === undefined || state.dueAt !== from) return "conflict";
      listed.set(team, { dueAt: to, toldUntil: toldUntil ?? state.toldUntil });
      return "moved";
    },

    listTeams: async () => [...listed.keys()],

    listDueTeams: async function* (now) {
      const due = [...listed].filter(([, { dueAt }]) => dueAt === null || dueAt <= now.toISOString());
      if (due.length > 0) yield due.map(([team, { dueAt }]) => ({ team, dueAt }));
    },
  };
};
