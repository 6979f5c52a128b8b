/** What one measurement found, as it is printed, given as JSON and kept in docs/figures.md. */
export type Section = {
  title: string;
  /** How to run it again, with its seed and sizes. */
  command: string;
  /** In words: what was done, against what, and how to read it. */
  about: string;
  tables: Table[];
  /** What it must hold. */
  targets?: Target[];
  /** What should not have happened: none in a good run. */
  faults: string[];
  seconds: number;
};

export type Table = { caption?: string; columns: string[]; rows: (string | number)[][] };

/** `value` at most (or at least) so much. `why`: what it is made of, from the same run: where it is not met, that says why. */
export type Target = { what: string; value: number; limit: number; is: "at most" | "at least"; why?: string };

export const isMet = ({ value, limit, is }: Target): boolean => (is === "at most" ? value <= limit : value >= limit);
