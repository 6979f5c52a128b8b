/** Which teams meet the same limit: it belongs to a Coveo organization, not to a team. */
export type OrganizationStore = {
  /** `day`: UTC, `YYYY-MM-DD`. Noted once, however often it comes. */
  noteHit(hit: OrganizationHit & { team: string }): Promise<void>;
  /** How many teams met it that day. */
  countTeams(hit: OrganizationHit): Promise<number>;
};

export type OrganizationHit = { organization: string; errorId: string; day: string };
