import { postOnce } from "../posting/post-once.ts";
import { failureView } from "../views/failure-view.ts";
import type { OccurrenceSubject } from "../views/not-this-error.ts";
import { repeatView } from "../views/repeat-view.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { pipelineOccurrence } from "../recurrence/occurrence-of.ts";
import { coveoStatusFor } from "./coveo-status-for.ts";
import type { FailedRun, Told } from "./failed-run.ts";
import { readStatus, type FailureStatus } from "./failure-status.ts";
import { findHome, leaveStorm } from "./find-home.ts";
import { endOf, isSameRun, type OpenFailure } from "./open-failure.ts";
import { placeOf } from "./place.ts";
import type { Found } from "./read-failed-jobs.ts";
import { settleFailure } from "./settle-failure.ts";
import { showChangeAt } from "./show-change.ts";
import type { Failure, TellPorts } from "./tell-ports.ts";
import { tellStorm } from "./tell-storm.ts";

export type Telling = { run: FailedRun; channel: string; found: readonly [Found, ...Found[]]; omittedJobs: number; unreadable: string | null };

export type Outcome = { kind: "told"; told: Told } | { kind: "refused"; reason: string };

/**
 * Tells a team of a failed run whose occurrences are recorded: in a message of its own, headed by its first error; in the
 * thread of the message that tells of this error there already; or in that of a storm. It may be repeated: a run is told once.
 */
export const tellFailure = async (ports: TellPorts, telling: Telling): Promise<Outcome> => {
  const { run, channel, found } = telling;
  const failure = { run, channel, errorId: found[0].diagnosis.id };
  const of = { place: placeOf(run), errorId: failure.errorId };
  const reply = { kind: "reply" as const, run, channel };
  const earlier = await ports.store.findPosted(reply);
  if (earlier !== undefined) {
    await noteMessage(ports, failure, earlier);
    await settleFailure(ports, of);
    await showChangeAt(ports, failure, run.occurredAt);
    return toldIn(channel, earlier);
  }

  const home = await findHome(ports, failure);
  if (home.kind === "storm") {
    const storm = await tellStorm(ports, home.storm);
    if (storm.kind === "refused") return storm;
    if (storm.kind === "posted") return { kind: "told", told: { as: "storm", channel, ts: storm.ts } };
    // Somebody deleted its message: what still comes is told by itself.
    await leaveStorm(ports, failure);
    return tellFailure(ports, telling);
  }

  let composed: SlackMessage | undefined;
  const posted = await postOnce(ports, reply, {
    ...(home.kind === "thread" ? { threadTs: home.threadTs } : {}),
    message: async () => {
      composed = home.kind === "thread" ? repeatView({ ...telling, subjects: await subjectsOf(telling) }) : failureView({ ...telling, status: await statusNow(ports, failure, home.open), ...(await besideOf(ports, telling)) });
      return composed;
    },
  });
  if (posted.kind === "refused") return posted;
  await noteMessage(ports, failure, posted);
  const parent = home.kind === "thread" ? { ts: home.threadTs, message: home.message } : { ts: posted.ts, message: composed };
  await settleFailure(ports, of, parent.message ? { ts: parent.ts, message: parent.message } : undefined);
  await showChangeAt(ports, failure, run.occurredAt);
  return toldIn(channel, posted);
};

/** What stands beside the answer: the team's last note, what Coveo's status page says, and the occurrences that the buttons are about. */
export const besideOf = async ({ store, statusPage }: TellPorts, telling: Telling) => {
  const { channel: team, found: [{ diagnosis: { id: errorId } }] } = telling;
  const [[note], coveo, subjects] = await Promise.all([store.listNotes({ team, errorId, limit: 1 }), coveoStatusFor(statusPage, errorId), subjectsOf(telling)]);
  return { note, coveo, subjects };
};

const subjectsOf = async ({ run, channel: team, found: [first, ...others] }: Telling): Promise<[OccurrenceSubject, ...OccurrenceSubject[]]> => {
  const subjectOf = async ({ diagnosis: { id: errorId } }: Found): Promise<OccurrenceSubject> => {
    const { occurredAt, dedupeId } = await pipelineOccurrence(team, errorId, run, { organization: null, source: null });
    return { errorId, occurredAt, dedupeId };
  };
  return [await subjectOf(first), ...(await Promise.all(others.map(subjectOf)))];
};

type Place = { ts: string; threadTs?: string };

const toldIn = (channel: string, { ts, threadTs }: Place): Outcome => ({ kind: "told", told: { as: threadTs === undefined ? "own" : "thread", channel, ts } });

const mostTries = 6;

/** Notes the message that the run had claimed the place for, so that repeats find it. */
const noteMessage = async ({ store }: TellPorts, { run, errorId }: Failure, { ts, threadTs }: Place): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const open = await store.findOpenFailure({ place: placeOf(run), errorId });
    if (open === undefined || open.ts !== null || open.storm !== null || !isSameRun(open.run, run)) return;
    if ((await store.changeOpenFailure({ ...open, ts: threadTs ?? ts })) === "changed") return;
  }
};

/** How a failure stands that is about to get a message; `open` is null where it has recovered before it was told. */
export const statusNow = async ({ store }: TellPorts, { run }: Failure, open: OpenFailure | null): Promise<FailureStatus> => {
  const green = await store.findGreen(placeOf(run));
  const { runId, attempt, runUrl, occurredAt: at } = run;
  const alone: FailureStatus = { count: 1, since: at, last: { runId, attempt, runUrl, at }, recovered: green !== undefined && green.at > at ? green : null };
  if (open === null) return alone;
  return (await readStatus(store, { ...open, recovered: endOf(open, green) })) ?? alone;
};
