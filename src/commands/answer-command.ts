import type { LookUp } from "../catalog/look-up.ts";
import { resumePosting } from "../channels/resume-posting.ts";
import { describeRun, type DescribedRun } from "../pipelines/describe-run.ts";
import { safelyDescribed } from "../pipelines/safely-described.ts";
import type { FindRunByUrl } from "../ports/find-run.ts";
import type { Queue } from "../ports/queue.ts";
import type { RunStore } from "../ports/run-store.ts";
import type { Met } from "../recurrence/met.ts";
import { openFlags } from "../recurrence/open-flags.ts";
import { teamStats, type TeamStats } from "../recurrence/team-stats.ts";
import { queueRun } from "./ask/queue-run.ts";
import type { Command, Hint } from "./command.ts";
import { countLookUp, lastDays } from "./count-look-up.ts";
import { impatiently } from "./impatiently.ts";
import { metFirst } from "./met-first.ts";
import { verbHint } from "./parse-command.ts";
import { postSample, type Sampled } from "./post-sample.ts";
import { safelyQuoted } from "./safely-quoted.ts";
import type { TeamAnswer } from "./team/team-answer.ts";
import type { Asker, TeamPorts } from "./team/team-ports.ts";

export type CommandAnswer =
  /** `place`: where it was asked; not there where the database did not say. */
  | { kind: "help"; verb: string | null; place?: HelpPlace }
  /** Its query is redacted. `hidden`: it held a secret. `hint`: the text was nearly a command; then it is answered, but not counted. */
  | { kind: "look-up"; lookUp: LookUp & { hidden?: boolean }; met: Met | null; hint?: Hint }
  | { kind: "run"; described: DescribedRun }
  | { kind: "stats"; days: number; stats: TeamStats | null }
  | { kind: "sampled"; sampled: Sampled }
  | TeamAnswer;

/** `team`: a channel that is told things unasked. `links`: so many; a channel that left keeps them, and its failures are answered. */
export type HelpPlace = { kind: "direct" } | { kind: "no-team" | "team"; links: number };

type Ports = TeamPorts & { store: TeamPorts["store"] & RunStore; findRunByUrl: FindRunByUrl; command: string; queue: Pick<Queue, "send"> };

/** Answers a command typed in a channel. Without the database a look-up is still answered, only without the count. */
export const answerCommand = async (ports: Ports, command: Exclude<Command, { kind: "links" }>, { response = null, ...asker }: Asker & { response?: string | null }): Promise<CommandAnswer> => {
  const { channel } = asker;
  switch (command.kind) {
    case "help":
      return command.verb === null ? { ...command, ...(await placed(ports, channel)) } : command;
    case "stats":
      return { kind: "stats", days: command.days, stats: await impatiently(ports, (signal) => stats(ports, channel, command.days, signal)) };
    case "ask": {
      const address = ports.findRunByUrl(command.text);
      if (address === undefined) return lookUp(ports, command.text, channel, command.hint, verbHint(command.text));
      const described = await impatiently(ports, () => describeRun(ports, address, channel));
      if (described === null) return { kind: "run", described: { kind: "unavailable" } };
      return { kind: "run", described: await safelyDescribed(ports.redact, await queueRun(ports, address, described, { ...asker, response })) };
    }
    case "test":
      return { kind: "sampled", sampled: await sample(ports, channel) };
    case "look-up":
      return lookUp(ports, command.query, channel);
    default:
      // With time zones and digests: a look-up, which is asked for far more often, need not wait for them.
      return (await import("./team/answer-team-command.ts")).answerTeamCommand(ports, command, asker);
  }
};

/** Where a sample can be posted the rest can: posting goes on there, if it had stopped. */
const sample = async (ports: Ports, channel: string): Promise<Sampled> => {
  const sampled = await postSample(ports, channel);
  if (sampled.kind === "posted") await impatiently(ports, () => resumePosting(ports, channel));
  return sampled;
};

const placed = async (ports: Ports, channel: string): Promise<{ place?: HelpPlace }> => {
  if (channel.startsWith("D")) return { place: { kind: "direct" } };
  const known = await impatiently(ports, () => Promise.all([ports.store.findTeam(channel), ports.store.listLinks()]));
  if (known === null) return {};
  const [team, links] = known;
  return { place: { kind: team === undefined ? "no-team" : "team", links: links.filter((link) => link.team === channel).length } };
};

/** `otherwise`: the hint where nothing is found. */
const lookUp = async (ports: Ports, query: string, channel: string, hint?: Hint, otherwise?: Hint): Promise<CommandAnswer> => {
  const begun = ports.clock();
  const { lookUp: found, ...known } = await metFirst(ports, channel, ports.find(query));
  const first = found.answers[0];
  const hinted = hint === undefined ? {} : { hint: { ...hint, problem: (await safelyQuoted(ports, hint.problem)).query } };
  const lookUp = { ...found, ...(await safelyQuoted(ports, found.query)) };
  if (first === undefined) return { kind: "look-up", lookUp, met: null, ...(hint === undefined && otherwise !== undefined ? { hint: otherwise } : hinted) };
  return { kind: "look-up", lookUp, met: await countLookUp(ports, channel, first.id, { counts: hint === undefined, begun, ...known }), ...hinted };
};

const stats = async (ports: Ports, team: string, days: number, signal: AbortSignal): Promise<TeamStats> => {
  const now = ports.clock();
  const range = { team, ...lastDays(now, days) };
  const [occurrences, flags, votes] = await Promise.all([ports.store.listOccurrences({ ...range, signal }), ports.store.listFlags(team), ports.store.listVotes(range)]);
  return teamStats(team, occurrences, openFlags(flags, now), votes);
};
