/** That a team met an error at a time (ISO 8601, UTC): what a flag needs to know of an occurrence. */
export type Happening = { team: string; errorId: string; occurredAt: string };
