/** A run of a pipeline that exists only here. */
export type EmulatedRun = {
  /** Ten digits: found in any text that names the run. */
  id: string;
  /** Whose project it is, as in `northwind`. */
  owner: string;
  /** Without its owner. */
  project: string;
  job: string;
  /** What its failed job printed. */
  lines: readonly string[];
  at: Date;
};

export type Outcome = "failed" | "passed";

/** A commit, always the same for a run. */
export const commitOf = ({ id }: EmulatedRun): string => id.padEnd(40, "9b1c5a4e0d3f4a7e8b2c6d1f0a9e8b");

/** A UUID that ends with the run's id. */
export const uuidOf = ({ id }: EmulatedRun): string => `0f0f0f0f-1111-4222-8333-44${id}`;

/** What a provider knows a project by: always the same for a name, and of five digits. */
export const numberOf = (project: string): number => 10_000 + [...project].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 89_999, 7);
