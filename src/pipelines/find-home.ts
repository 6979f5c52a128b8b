import { MessageHeldError, UnavailableError } from "../errors.ts";
import { isLive, type Storm } from "../recurrence/storm.ts";
import { findMessage } from "../posting/find-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { joinStorm } from "./join-storm.ts";
import { endOf, grown, isSameRun, takes, type OpenFailure } from "./open-failure.ts";
import { placeOf } from "./place.ts";
import { settleFailure } from "./settle-failure.ts";
import { findStormMessage } from "./storm-message.ts";
import type { Failure, TellPorts } from "./tell-ports.ts";

/** Where a failure is told. The run is counted in with `open` already. */
export type Home =
  /** `open` is null where it has recovered already: then nothing of it stays open. */
  | { kind: "own"; open: OpenFailure | null }
  /** `message`: the thread's first one, as it stands; null where it may not be read. */
  | { kind: "thread"; threadTs: string; message: SlackMessage | null }
  | { kind: "storm"; open: OpenFailure; storm: Storm };

/** Longer than a post takes, as with reservations. */
const leaseSeconds = 15;

const mostTries = 12;

/**
 * Claims the place where a failure is told, before anything is posted: of two runs at once, one gets a message and the
 * other its thread. The claim of one that died runs out.
 */
export const findHome = async (ports: TellPorts, failure: Failure): Promise<Home> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const home = await tryHome(ports, failure);
    if (home !== "again") return home;
  }
  throw new UnavailableError("dynamodb", "Where a failure is told changes faster than it can be read", { retryAfter: 2 });
};

const tryHome = async (ports: TellPorts, failure: Failure): Promise<Home | "again"> => {
  const { run, channel, errorId } = failure;
  const place = placeOf(run);
  const open = await ports.store.findOpenFailure({ place, errorId });
  const green = await ports.store.findGreen(place);
  if (open !== undefined && open.channel === channel && takes(open, run, green)) return join(ports, failure, open);

  // A message that is over says so before another takes its place.
  if (open !== undefined && endOf(open, green) !== null) await settleFailure(ports, open);
  if (green !== undefined && run.occurredAt < green.at) return { kind: "own", open: null };

  const storm = await joinStorm(ports, failure);
  if (storm === "again") return storm;
  const fresh: OpenFailure = {
    place,
    errorId,
    channel,
    openedAt: run.occurredAt,
    lastAt: run.occurredAt,
    recovered: null,
    revision: open?.revision ?? 0,
    ...claimOf(ports, failure),
    storm: storm?.startedAt ?? null,
  };
  const claimed = await change(ports, fresh);
  if (claimed === "again") return claimed;
  return storm === undefined ? { kind: "own", open: claimed } : { kind: "storm", open: claimed, storm };
};

/** A repeat of what a message tells of. */
const join = async (ports: TellPorts, failure: Failure, open: OpenFailure): Promise<Home | "again"> => {
  const next = grown(open, failure.run);
  if (open.storm !== null) return joinOldStorm(ports, failure, next, open.storm);
  // What it posted at its first try is looked for from then on.
  if (isSameRun(open.run, failure.run)) return own(ports, open.ts === null ? { ...next, ...claimOf(ports, failure), claimedAt: open.claimedAt } : next);
  if (open.ts === null) {
    const until = Date.parse(open.claimedUntil) - ports.clock().getTime();
    if (until > 0) throw new MessageHeldError(Math.ceil(until / 1000));
    const message = await findMessage(ports, { kind: "reply", run: open.run, channel: open.channel }, open.claimedAt);
    if (message === undefined) return own(ports, { ...next, ...claimOf(ports, failure) });
    await ports.store.changeOpenFailure({ ...open, ts: message.threadTs ?? message.ts });
    return "again";
  }
  return joinThread(ports, failure, next, open.ts);
};

/** A repeat in a place that a storm's message tells of: as long as the storm lasts that is all, later it is told in the thread. */
const joinOldStorm = async (ports: TellPorts, failure: Failure, next: OpenFailure, startedAt: string): Promise<Home | "again"> => {
  const { store } = ports;
  const of = { team: failure.channel, errorId: failure.errorId, startedAt };
  const storm = await store.findStorm(of);
  if (storm?.startedAt === startedAt && !storm.over && isLive(storm, failure.run.occurredAt)) {
    const later = await joinStorm(ports, failure);
    if (later === "again" || later === undefined) return "again";
    const open = await change(ports, next);
    return open === "again" ? open : { kind: "storm", open, storm: later };
  }
  const posted = await findStormMessage(store, of);
  return posted === undefined ? own(ports, { ...next, ...claimOf(ports, failure) }) : joinThread(ports, failure, next, posted.ts);
};

const joinThread = async (ports: TellPorts, failure: Failure, next: OpenFailure, threadTs: string): Promise<Home | "again"> => {
  const read = await ports.messenger.read({ channel: next.channel, ts: threadTs });
  if (read.kind === "gone") return own(ports, { ...next, ...claimOf(ports, failure) });
  if (read.kind === "refused") ports.log("message-not-read", { channel: next.channel, reason: read.reason });
  const joined = await change(ports, next);
  return joined === "again" ? joined : { kind: "thread", threadTs, message: read.kind === "read" ? read.message : null };
};

const own = async (ports: TellPorts, next: OpenFailure): Promise<Home | "again"> => {
  const open = await change(ports, next);
  return open === "again" ? open : { kind: "own", open };
};

/** The state as it is stored then; `again` where somebody else changed it before. */
const change = async ({ store }: TellPorts, open: OpenFailure): Promise<OpenFailure | "again"> =>
  (await store.changeOpenFailure(open)) === "conflict" ? "again" : { ...open, revision: open.revision + 1 };

/** The message is to be this run's. */
const claimOf = ({ clock }: TellPorts, { run }: Failure): Pick<OpenFailure, "run" | "ts" | "claimedAt" | "claimedUntil" | "storm"> => {
  const { project, runId, attempt, occasion } = run;
  const now = clock().getTime();
  return {
    run: { project, runId, attempt, occasion },
    ts: null,
    claimedAt: new Date(now).toISOString(),
    claimedUntil: new Date(now + leaseSeconds * 1000).toISOString(),
    storm: null,
  };
};

/** Takes a failure out of a storm whose message is gone: it gets one of its own. */
export const leaveStorm = async (ports: TellPorts, failure: Failure): Promise<void> => {
  const open = await ports.store.findOpenFailure({ place: placeOf(failure.run), errorId: failure.errorId });
  if (open !== undefined && open.storm !== null) await ports.store.changeOpenFailure({ ...open, ...claimOf(ports, failure) });
};
