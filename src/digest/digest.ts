import type { Tally } from "../feedback/vote.ts";
import type { Mute } from "../recurrence/flag-state.ts";
import type { OpenFlag } from "../recurrence/open-flags.ts";
import type { DigestPeriod } from "./digest-period.ts";

/** A project that met an error, and its latest failed run where there is a link to it. */
export type DigestProject = { name: string; count: number; runUrl: string | null };

export type DigestError = {
  id: string;
  count: number;
  /** In the time compared with. */
  before: number;
  pipelines: number;
  lookups: number;
  /** The local dates it was met on, in order. */
  days: string[];
  /** Most frequent first. */
  projects: DigestProject[];
};

/** What a team met in a period. What it muted is told apart and counted in nothing but `muted` and `trend`. */
export type Digest = {
  team: string;
  period: DigestPeriod;
  /** Asked for by somebody, not due. */
  asked: boolean;
  total: { count: number; before: number; pipelines: number; lookups: number };
  /** Every error met, most frequent first. */
  errors: DigestError[];
  /** Every local date of the period, and how often each error was met on it. */
  byDay: { date: string; counts: Record<string, number> }[];
  /** Met now and not in the time compared with; `lastMet` is the ISO week in which it was met before, null where it never was within a year. */
  fresh: { id: string; lastMet: string | null }[];
  /** Met in the time compared with and not now. */
  gone: { id: string; before: number }[];
  /** Those that are open when it is made, of errors that are not muted. */
  flags: OpenFlag[];
  muted: { id: string; count: number; mute: Mute }[];
  /** How much was met in each of the last weeks (ISO, UTC) that are over, oldest first. */
  trend: { week: string; count: number }[];
  /** One thing to do, about the error that needs it most; `why` is the pattern it follows from, where one shows. Plain text. */
  /** Whether answers helped, where anybody said so. */
  feedback?: Tally;
  advice: { errorId: string; why: string | null; step: string } | null;
};

/** Whether there is anything to tell of. */
export const hasNews = ({ total, gone, flags }: Digest): boolean => total.count > 0 || gone.length > 0 || flags.length > 0;
