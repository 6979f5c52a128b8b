import type { LogDiagnosis } from "../diagnosis/diagnosis.ts";
import type { Redact } from "../diagnosis/redact.ts";
import type { ChannelStore } from "../ports/channel-store.ts";
import type { PipelineLogs } from "../ports/pipeline-logs.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import type { RunStore } from "../ports/run-store.ts";
import type { SlackChannels } from "../ports/slack-channels.ts";
import type { UnknownCodeStore } from "../ports/unknown-code-store.ts";
import type { Mute } from "../recurrence/flag-state.ts";
import { isMuted } from "../recurrence/is-muted.ts";
import type { FlagPorts } from "../recurrence/flag-ports.ts";
import { pipelineOccurrence } from "../recurrence/occurrence-of.ts";
import { raiseFlags } from "../recurrence/raise-flags.ts";
import { stillStands } from "../recurrence/still-stands.ts";
import { asQuotable } from "./as-quotable.ts";
import type { FailedRun, RunOutcome } from "./failed-run.ts";
import { isUnread } from "./is-unread.ts";
import { admits, posts, type Link } from "./link.ts";
import { tellUnder } from "./notification/tell-under.ts";
import { toldByNotification } from "./notification/told-by-notification.ts";
import type { Project } from "./project.ts";
import { reportedLog } from "./reported-log.ts";
import { tellOperations } from "./tell-operations.ts";
import { safeProject } from "./with-safe-names.ts";
import { readFailedJobs, type Found, type ReadJobs } from "./read-failed-jobs.ts";
import { tellFailure } from "./tell-failure.ts";
import type { TellPorts } from "./tell-ports.ts";

export type ExplainPorts = TellPorts & {
  store: TellPorts["store"] & FlagPorts["store"] & RunStore & ProjectStore & UnknownCodeStore & ChannelStore;
  logs: PipelineLogs;
  diagnose: (chunks: AsyncIterable<Uint8Array>) => Promise<LogDiagnosis>;
  redact: Redact;
  /** The link of a project that nobody linked, where there is a default channel for it. */
  defaultLink: (project: Project) => Link | undefined;
  channels: SlackChannels;
  /** Where whoever runs the bot is told what to mend. */
  operationsChannel: string | undefined;
  /** Another app's message that told of the run: the answer goes into its thread. */
  under?: { channel: string; ts: string };
};

/** `not-admitted`: the link takes other branches or workflows only. */
export type Explained = { kind: "unlinked" } | { kind: "not-admitted" } | RunOutcome;

/**
 * A failed run is explained: its logs read, its Coveo errors recorded, cause and resolution posted to its team.
 * `log` is the run's log where it was reported with it. Every step may be repeated: a redelivery, or a crash anywhere, changes neither the count nor the channel.
 */
export const explainFailure = async (ports: ExplainPorts, failed: FailedRun, log?: string): Promise<Explained> => {
  const link = (await ports.store.linkOf(failed.project)) ?? ports.defaultLink(failed.project);
  if (link === undefined) {
    await ports.store.noteUnlinked(await safelyTold(ports, failed));
    return { kind: "unlinked" };
  }
  if (!admits(link, failed)) return { kind: "not-admitted" };
  const run = await ports.store.openRun(failed);
  if (run.outcome !== null && !isUnread(run.outcome)) return run.outcome;

  const outcome = await explain(log === undefined ? ports : { ...ports, logs: reportedLog(log) }, run, link);
  await ports.store.closeRun(run, outcome);
  return outcome;
};

const explain = async (ports: ExplainPorts, run: FailedRun, link: Link): Promise<RunOutcome> => {
  const read = await readFailedJobs(ports, run);
  if (read.kind === "unavailable") {
    if (read.blame !== undefined) await tellOperations(ports, { connection: run.project.connection, reason: read.reason });
    return { kind: "no-log", reason: read.reason, mendable: read.blame !== undefined };
  }
  const told = await safelyTold(ports, run);
  for (const unknown of read.unknownCodes) await ports.store.noteUnknownCode(unknown, told);
  if (read.found.length === 0) return { kind: "nothing-found", reason: read.unreadable, omittedJobs: read.omittedJobs };

  const known = new Set<string>();
  for (const { diagnosis } of read.found) {
    if ((await ports.store.recordOccurrence(await pipelineOccurrence(link.team, diagnosis.id, told, read.target))) === "duplicate") known.add(diagnosis.id);
  }
  const outcome = await tell(ports, { run, told }, link, read);
  for (const { diagnosis } of read.found) {
    const met = { team: link.team, errorId: diagnosis.id, occurredAt: run.occurredAt };
    // Since an earlier try somebody may have said that it is not this error.
    if (!known.has(diagnosis.id) || (await stillStands(ports.store, met))) await raiseFlags(ports, met);
  }
  return outcome;
};

/** By its project's own name the run is asked for and was noticed; it is told without a secret in that. */
const safelyTold = async ({ redact }: ExplainPorts, run: FailedRun): Promise<FailedRun> => ({ ...run, project: await safeProject(redact, run.project) });

const tell = async (ports: ExplainPorts, { run, told }: { run: FailedRun; told: FailedRun }, link: Link, read: ReadJobs): Promise<RunOutcome> => {
  const explained = { kind: "explained" as const, errorIds: read.found.map((found) => found.diagnosis.id), omittedJobs: read.omittedJobs };
  if (!posts(link, run)) return { ...explained, notPosted: "the project's link says so" };
  const { heard, mute } = await withoutMuted(ports, link.team, told, read.found);
  const [first, ...others] = heard;
  if (first === undefined) return { ...explained, notPosted: mute === undefined ? null : `muted until ${mute.until.slice(0, 10)} ${mute.until.slice(11, 16)} UTC because: ${mute.reason}` };
  const noticed = await toldByNotification(ports, link.team, run);
  if (noticed !== undefined) return { ...explained, notPosted: null, told: noticed };
  const telling = { run: told, channel: link.team, found: await asQuotable(ports, link.team, [first, ...others]), omittedJobs: read.omittedJobs, unreadable: read.unreadable };
  const telled = ports.under?.channel === link.team ? await tellUnder(ports, telling, ports.under.ts) : await tellFailure(ports, telling);
  return telled.kind === "refused" ? { ...explained, notPosted: telled.reason } : { ...explained, notPosted: null, told: telled.told };
};

/** What the team wants to hear of, and a mute that hides the rest. */
const withoutMuted = async ({ store, clock }: ExplainPorts, team: string, run: FailedRun, found: readonly Found[]): Promise<{ heard: Found[]; mute: Mute | undefined }> => {
  const heard: Found[] = [];
  let mute: Mute | undefined;
  for (const each of found) {
    const muted = isMuted(await store.findFlag({ team, errorId: each.diagnosis.id }), run.project.name, clock());
    if (muted === undefined) heard.push(each);
    mute ??= muted;
  }
  return { heard, mute };
};
