import type { LookUp } from "../catalog/look-up.ts";
import { describeRun, type DescribedRun } from "../pipelines/describe-run.ts";
import type { FindRunByUrl, Queue, RunStore } from "../ports.ts";
import { metDays, metOf, type Met } from "../recurrence/met.ts";
import { lookUpOccurrence } from "../recurrence/occurrence-of.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { openFlags } from "../recurrence/open-flags.ts";
import { teamStats, type TeamStats } from "../recurrence/team-stats.ts";
import type { Command, Hint } from "./command.ts";
import { impatiently, patience } from "./impatiently.ts";
import { queueFlag } from "./queue-flag.ts";
import { safelyQuoted } from "./safely-quoted.ts";
import { answerTeamCommand } from "./team/answer-team-command.ts";
import type { TeamAnswer } from "./team/team-answer.ts";
import type { Asker, TeamPorts } from "./team/team-ports.ts";

export type CommandAnswer =
  | { kind: "help"; verb: string | null }
  /** `hint`: the text was nearly a command; then it is answered, but not counted. */
  | { kind: "look-up"; lookUp: LookUp & { hidden?: boolean }; met: Met | null; hint?: Hint }
  | { kind: "run"; described: DescribedRun }
  | { kind: "stats"; days: number; stats: TeamStats | null }
  | TeamAnswer;

type Ports = TeamPorts & { store: TeamPorts["store"] & RunStore; findRunByUrl: FindRunByUrl; queue: Pick<Queue, "send"> };

/** Answers a command typed in a channel. Without the database a look-up is still answered, only without the count. */
export const answerCommand = async (ports: Ports, command: Command, asker: Asker): Promise<CommandAnswer> => {
  const { channel } = asker;
  switch (command.kind) {
    case "help":
      return command;
    case "stats":
      return { kind: "stats", days: command.days, stats: await impatiently(ports, (signal) => stats(ports, channel, command.days, signal)) };
    case "ask": {
      const address = ports.findRunByUrl(command.text);
      if (address === undefined) return lookUp(ports, command.text, channel, command.hint);
      const described = await impatiently(ports, () => describeRun(ports, address, channel));
      return { kind: "run", described: described ?? { kind: "unavailable" } };
    }
    case "look-up":
      return lookUp(ports, command.query, channel);
    default:
      return answerTeamCommand(ports, command, asker);
  }
};

const lookUp = async (ports: Ports, query: string, channel: string, hint?: Hint): Promise<CommandAnswer> => {
  const found = ports.find(query);
  const first = found.answers[0];
  const hinted = hint === undefined ? {} : { hint: { ...hint, problem: (await safelyQuoted(ports, hint.problem)).query } };
  if (first === undefined) return { kind: "look-up", lookUp: { ...found, ...(await safelyQuoted(ports, found.query)) }, met: null, ...hinted };
  const begun = ports.clock().getTime();
  const counted = await impatiently(ports, (signal) => meet(ports, channel, first.id, { signal, counts: hint === undefined }));
  // The queue has what the database left of the same time.
  if (counted?.recorded !== undefined) await queueFlag(ports, counted.recorded, Math.max(patience - (ports.clock().getTime() - begun), shortest));
  return { kind: "look-up", lookUp: found, met: counted?.met ?? null, ...hinted };
};

const stats = async (ports: Ports, team: string, days: number, signal: AbortSignal): Promise<TeamStats> => {
  const now = ports.clock();
  const [occurrences, flags] = await Promise.all([ports.store.listOccurrences({ team, ...lastDays(now, days), signal }), ports.store.listFlags(team)]);
  return teamStats(team, occurrences, openFlags(flags, now));
};

/** In milliseconds: what the queue gets at least. */
const shortest = 100;

/** Counts the look-up, unless it was in this hour, and tells what was met before it. */
const meet = async (
  ports: Ports,
  team: string,
  errorId: string,
  { signal, counts }: { signal: AbortSignal; counts: boolean },
): Promise<{ met: Met; recorded: Occurrence | undefined }> => {
  const now = ports.clock();
  const occurrence = await lookUpOccurrence(team, errorId, now);
  const [before, outcome] = await Promise.all([
    ports.store.listOccurrences({ team, errorId, ...lastDays(now, metDays), signal }),
    counts ? ports.store.recordOccurrence(occurrence, { signal }) : undefined,
  ]);
  const met = metOf(
    before.filter((each) => each.dedupeId !== occurrence.dedupeId),
    metDays,
  );
  return { met, recorded: outcome === "recorded" ? occurrence : undefined };
};

const lastDays = (now: Date, days: number): { from: string; until: string } => ({
  from: new Date(now.getTime() - days * 86_400_000).toISOString(),
  until: new Date(now.getTime() + 1).toISOString(),
});
