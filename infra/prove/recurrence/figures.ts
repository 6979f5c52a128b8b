import type { simulate } from "./simulate.ts";
import type { Violation } from "./oracle/violations.ts";

export type Figures = {
  surroundings: string;
  teams: number;
  weeks: number;
  /** What happened. */
  runsFailed: number;
  runsPassed: number;
  lookUps: number;
  storms: number;
  changesByTeams: number;
  /** Words of people that it is not this error, and that it is after all. */
  withdrawn: number;
  putBack: number;
  /** What went wrong on the way. */
  deliveries: number;
  duplicates: number;
  late: number;
  handledTimes: number;
  calls: number;
  /** By one message, handed over once. */
  mostCalls: number;
  crashes: number;
  crashPoints: string;
  answersLost: number;
  refusedInOutages: number;
  rateLimited: number;
  deadLetters: number;
  redriven: number;
  messagesDeleted: number;
  /** What came of it. */
  occurrences: number;
  flagsRaised: number;
  flagMessages: number;
  flagsLapsed: number;
  digestSlots: number;
  digests: number;
  weekTotals: number;
  messages: number;
  replies: number;
  threadReplies: number;
  stormMessages: number;
  recoveries: number;
  updates: number;
  countersChecked: number;
  seconds: number;
  violations: number;
};

export type Part = { figures: Figures; violations: Violation[]; byRule: Record<string, number> };

type Simulated = Awaited<ReturnType<typeof simulate>>;

export const partOf = (surroundings: string, { figures, oracle, queue, faults, slack, teams }: Simulated, { weeks, seconds }: { weeks: number; seconds: number }): Part => ({
  figures: {
    surroundings,
    teams: teams.length,
    weeks,
    runsFailed: figures.runs,
    runsPassed: figures.greens,
    lookUps: figures.lookUps,
    storms: figures.storms,
    changesByTeams: figures.actions,
    withdrawn: figures.withdrawn,
    putBack: figures.putBack,
    deliveries: figures.deliveries,
    duplicates: figures.duplicates,
    late: figures.late,
    handledTimes: queue.figures.received,
    calls: faults.figures.calls,
    mostCalls: faults.figures.mostCalls,
    crashes: faults.figures.ended,
    crashPoints: `${faults.places.ended.size} of ${faults.places.seen.size}`,
    answersLost: faults.figures.unanswered,
    refusedInOutages: faults.figures.refusedInOutage,
    rateLimited: slack?.figures.rateLimited ?? 0,
    deadLetters: queue.figures.deadLetters,
    redriven: queue.figures.redriven,
    messagesDeleted: slack?.figures.deleted ?? 0,
    occurrences: oracle.counts.seen.size,
    flagsRaised: oracle.flags.figures.claims,
    flagMessages: oracle.flags.figures.messages,
    flagsLapsed: oracle.flags.figures.lapsed,
    digestSlots: oracle.digests.figures.slots,
    digests: oracle.digests.figures.messages,
    weekTotals: oracle.digests.figures.weeks,
    messages: oracle.messages.messages.size,
    replies: oracle.messages.figures.replies,
    threadReplies: oracle.messages.figures.threadReplies,
    stormMessages: oracle.messages.figures.storms,
    recoveries: oracle.messages.figures.recoveries,
    updates: oracle.messages.figures.updates,
    countersChecked: oracle.messages.figures.countersChecked,
    seconds,
    violations: oracle.violations.total(),
  },
  violations: oracle.violations.first,
  byRule: Object.fromEntries(oracle.violations.counts),
});
