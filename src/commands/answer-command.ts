import type { LookUp } from "../catalog/look-up.ts";
import type { Redact } from "../diagnosis/redact.ts";
import { describeRun, type DescribedRun } from "../pipelines/describe-run.ts";
import type { Clock, FindRunByUrl, Log, OccurrenceStore, ProjectStore, RunStore } from "../ports.ts";
import { metDays, metOf, type Met } from "../recurrence/met.ts";
import { lookUpOccurrence } from "../recurrence/occurrence-of.ts";
import { teamStats, type TeamStats } from "../recurrence/team-stats.ts";
import type { Command } from "./command-table.ts";

export type CommandAnswer =
  | { kind: "help" }
  | { kind: "look-up"; lookUp: LookUp & { hidden?: boolean }; met: Met | null }
  | { kind: "run"; described: DescribedRun }
  | { kind: "stats"; days: number; stats: TeamStats | null };

type Ports = {
  find: (query: string) => LookUp;
  store: OccurrenceStore & RunStore & ProjectStore;
  findRunByUrl: FindRunByUrl;
  redact: Redact;
  clock: Clock;
  log: Log;
};

/** The database gets this long, in milliseconds, and no retry: Slack waits three seconds for the whole answer. */
const patience = 800;

/** Answers a command typed in a channel. Without the database a look-up is still answered, only without the count. */
export const answerCommand = async (ports: Ports, command: Command, channel: string): Promise<CommandAnswer> => {
  switch (command.kind) {
    case "help":
      return { kind: "help" };
    case "stats":
      return { kind: "stats", days: command.days, stats: await impatiently(ports, (signal) => stats(ports, channel, command.days, signal)) };
    case "ask": {
      const address = ports.findRunByUrl(command.text);
      if (address === undefined) return answerCommand(ports, { kind: "look-up", query: command.text }, channel);
      const described = await impatiently(ports, () => describeRun(ports, address, channel));
      return { kind: "run", described: described ?? { kind: "unavailable" } };
    }
    case "look-up": {
      const lookUp = ports.find(command.query);
      const first = lookUp.answers[0];
      if (first === undefined) return { kind: "look-up", lookUp: { ...lookUp, ...(await safelyQuoted(ports, lookUp.query)) }, met: null };
      const met = await impatiently(ports, (signal) => meet(ports, channel, first.id, signal));
      return { kind: "look-up", lookUp, met };
    }
  }
};

const stats = async (ports: Ports, team: string, days: number, signal: AbortSignal): Promise<TeamStats> => {
  const range = lastDays(ports.clock(), days);
  return teamStats(team, await ports.store.listOccurrences({ team, ...range, signal }));
};

/** Counts the look-up and tells what was met before it. */
const meet = async (ports: Ports, team: string, errorId: string, signal: AbortSignal): Promise<Met> => {
  const now = ports.clock();
  const occurrence = await lookUpOccurrence(team, errorId, now);
  const [before] = await Promise.all([
    ports.store.listOccurrences({ team, errorId, ...lastDays(now, metDays), signal }),
    ports.store.recordOccurrence(occurrence, { signal }),
  ]);
  return metOf(
    before.filter((each) => each.dedupeId !== occurrence.dedupeId),
    metDays,
  );
};

const lastDays = (now: Date, days: number): { from: string; until: string } => ({
  from: new Date(now.getTime() - days * 86_400_000).toISOString(),
  until: new Date(now.getTime() + 1).toISOString(),
});

const impatiently = async <T>(ports: Ports, ask: (signal: AbortSignal) => Promise<T>): Promise<T | null> => {
  try {
    const signal = AbortSignal.timeout(patience);
    return await Promise.race([ask(signal), rejectedWith(signal)]);
  } catch (error) {
    ports.log("database-not-answering", { reason: error instanceof Error ? error.name : "unknown" });
    return null;
  }
};

/** Whatever ignores the signal is not waited for either. */
const rejectedWith = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });

/** What was typed, as it may be quoted: without secrets, or not at all. */
const safelyQuoted = async ({ redact, log }: Ports, query: string): Promise<{ query: string; hidden: boolean }> => {
  try {
    const { text, found } = await redact(query.slice(0, mostQuoted));
    return { query: text, hidden: found.length > 0 };
  } catch {
    log("question-not-quoted");
    return { query: "", hidden: true };
  }
};

/** In characters: more of a question is never shown. */
const mostQuoted = 2_000;
