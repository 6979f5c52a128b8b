/** What the surroundings were asked for: capacity units of the table, and calls of each. */
export type Counts = { reads: number; writes: number; table: number; queue: number; slack: number; ci: number };

export const noCounts: Readonly<Counts> = { reads: 0, writes: 0, table: 0, queue: 0, slack: 0, ci: 0 };
