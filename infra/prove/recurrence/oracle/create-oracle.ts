import type { WeekTotals } from "../../../../src/digest/week-totals.ts";
import type { Store } from "../../../../src/ports/store.ts";
import { keyOf, type Posting } from "../../../../src/posting/posting.ts";
import type { FlagState } from "../../../../src/recurrence/flag-state.ts";
import type { Occurrence } from "../../../../src/recurrence/occurrence.ts";
import type { SlackMessage } from "../../../../src/views/slack-message.ts";
import { day, type GeneratedPlace } from "../generated.ts";
import type { Invocation } from "../invocation.ts";
import { createBook, type Entry } from "./book.ts";
import { createJudgeOfCounts } from "./judge-counts.ts";
import { createJudgeOfDigests } from "./judge-digests.ts";
import { createJudgeOfFlags } from "./judge-flags.ts";
import { createJudgeOfMessages } from "./judge-messages.ts";
import { createTruth, identityOfRun } from "./truth.ts";
import { createViolations } from "./violations.ts";

type SentMessage = { channel: string; key: string; message: SlackMessage; threadTs?: string };

/**
 * What knows the truth: everything that was generated, and every write and message as it reaches the world. It judges by
 * rules of its own, written from the design, and asks the bot nothing.
 */
export const createOracle = ({ now, placeOf }: { now: () => number; placeOf: (projectKey: string, workflow: string | null, branch: string | null) => GeneratedPlace | undefined }) => {
  const violations = createViolations(now);
  const book = createBook();
  const truth = createTruth();
  const states = new Map<string, FlagState>();
  const stateOf = (team: string, errorId: string): FlagState | undefined => states.get(`${team} ${errorId}`);
  const isMutedSince = ({ team, errorId }: Pick<Entry, "team" | "errorId">, since: number): boolean =>
    (stateOf(team, errorId)?.mutes ?? []).some(({ until }) => until > new Date(since).toISOString());
  const counts = createJudgeOfCounts({ book, truth, violations, now });
  const flags = createJudgeOfFlags({ book, violations, now });
  const digests = createJudgeOfDigests({ book, violations, now, isMutedSince });
  const messages = createJudgeOfMessages({ book, truth, violations, now, timeOf: (run, errorId) => counts.seen.get(identityOfRun(run, errorId))?.time, isMutedSince });
  /** What an invocation recorded or found recorded itself. */
  const owns = new WeakMap<Invocation, Entry[]>();
  /** What is handed over again though it was done changes nothing, and is not looked at again. */
  const finished = new Set<string>();
  const ownsOf = (invocation: Invocation): Entry[] => owns.get(invocation) ?? [];

  const posted = (sent: SentMessage, ts: string, invocation: Invocation): void => {
    const posting = messages.posted(sent, ts);
    if (posting?.kind === "flag") flags.told(posting, invocation, { ts, text: sent.message.text });
    if (posting?.kind === "digest") digests.posted(posting.team, posting.slot, sent.message, invocation);
  };

  return {
    violations,
    book,
    truth,
    counts,
    flags,
    digests,
    messages,
    isMutedSince,
    wroteFlag: (of: { team: string; errorId: string }, state: FlagState, invocation?: Invocation): void => {
      states.set(`${of.team} ${of.errorId}`, state);
      flags.written(of, state, invocation, invocation === undefined ? [] : ownsOf(invocation), now());
    },
    stateOf,

    /** Somebody says that it is not this error, or that it is after all. */
    tookBack: ({ team, errorId, occurredAt, dedupeId }: { team: string; errorId: string; occurredAt: string; dedupeId: string }, withdrawn: boolean): void => {
      const entry = book.of(team, errorId).find((each) => each.time === Date.parse(occurredAt) && each.dedupeId === dedupeId);
      if (entry === undefined) violations.add("a button is about an occurrence that was not recorded", team, `${errorId} at ${occurredAt}`);
      else if (entry.time + 35 * day > now() && (entry.changes.at(-1)?.withdrawn ?? false) !== withdrawn) entry.changes.push({ at: now(), withdrawn });
    },
    /** And what follows from it was queued. */
    queuedReview: ({ team, errorId, place }: { team: string; errorId: string; place: { project: { key: string }; workflow: string | null; branch: string | null } | null }): void => {
      flags.queued({ team, errorId });
      const known = place === null ? undefined : placeOf(place.project.key, place.workflow, place.branch);
      if (known !== undefined) messages.queued(known);
    },
    deleted: (channel: string, ts: string): void => {
      const posting = messages.deleted(channel, ts);
      if (posting?.kind === "flag") flags.shows(posting, ts, undefined);
    },

    /** A message is handed over. */
    begun: (invocation: Invocation): void => {
      const { message } = invocation;
      if (message?.kind === "failure") messages.begun(`${message.project.key} ${message.runId} ${message.attempt}`, invocation);
    },

    /** A call that reached the world, and what it gave. */
    observe: async (invocation: Invocation, name: string, args: unknown[], result: unknown): Promise<void> => {
      invocation.done.add(name);
      switch (name) {
        case "recordOccurrence": {
          const entry = counts.recorded(args[0] as Occurrence, result as "recorded" | "duplicate");
          if (entry !== undefined) owns.set(invocation, [...ownsOf(invocation), entry]);
          return;
        }
        case "changeFlag": {
          const [of, state] = args as [{ team: string; errorId: string }, FlagState];
          if (result === "changed") {
            states.set(`${of.team} ${of.errorId}`, state);
            flags.written(of, state, invocation, ownsOf(invocation), now());
          }
          return;
        }
        case "reserve": {
          const posting = args[0] as Posting;
          messages.keys.set(await keyOf(posting), posting);
          return;
        }
        case "send": {
          const sent = result as { kind: string; ts?: string };
          if (sent.kind === "posted" && sent.ts !== undefined) posted(args[0] as SentMessage, sent.ts, invocation);
          return;
        }
        case "update":
          if ((result as { kind: string }).kind === "updated") {
            const update = args[0] as { channel: string; ts: string; message: SlackMessage };
            const posting = messages.updated(update);
            if (posting?.kind === "flag") flags.shows(posting, update.ts, update.message.text);
          }
          return;
        case "putGreen": {
          const [{ project, workflow, branch }, { runId }] = args as [GeneratedPlace, { runId: string }];
          const place = placeOf(project.key, workflow, branch);
          if (place !== undefined) messages.passed(place, runId);
          return;
        }
        case "moveDueAt": {
          const [team, from, to, told] = args as [string, string | null, string, string | undefined];
          if (result === "moved" && from !== null) digests.moved(team, to, told, invocation);
          return;
        }
        case "putWeek": {
          const [team, totals] = args as [string, WeekTotals];
          digests.totalled(team, totals, invocation);
          return;
        }
      }
    },

    /** A message was worked through without a fault. */
    handled: async (invocation: Invocation, store: Store): Promise<void> => {
      const { message } = invocation;
      if (message === undefined || finished.has(message.correlationId)) return;
      finished.add(message.correlationId);
      const own = ownsOf(invocation);
      if (message.kind === "failure") {
        const place = placeOf(message.project.key, message.workflow, message.branch);
        const run = truth.runs.get(`${message.project.key} ${message.runId} ${message.attempt}`);
        if (place === undefined || run === undefined || !place.isLinked) return;
        const stored = await store.findRun(message);
        const isSilent = run.errors.length === 0 || run.errors.some((errorId) => isMutedSince({ team: place.team, errorId }, invocation.startedAt - 6 * 86_400_000));
        messages.handled(place, invocation, own, { run, stored, isSilent });
        if (invocation.done.has("closeRun")) for (const entry of own) flags.handled(entry, invocation, own);
      }
      if (message.kind === "recovered") {
        const place = placeOf(message.project.key, message.workflow, message.branch);
        if (place?.isLinked === true) messages.handled(place, invocation, own);
      }
      if (message.kind === "slack" && message.work === "withdrawn") {
        const place = message.place === null ? undefined : placeOf(message.place.project.key, message.place.workflow, message.place.branch);
        if (place !== undefined) messages.reviewed(place, message.errorId, invocation);
        flags.reviewed(message, invocation);
      }
      if (message.kind === "slack" && message.work === "storm" && (invocation.done.has("update") || invocation.done.has("send"))) messages.lists.shown(message);
      if (message.kind === "slack" && message.work === "flag") {
        const entry = counts.seen.get(`${message.team} ${message.errorId} looked up in ${Math.floor(Date.parse(message.occurredAt) / 3_600_000)}`);
        if (entry !== undefined) flags.handled(entry, invocation, [entry]);
      }
    },
  };
};

export type Oracle = ReturnType<typeof createOracle>;
