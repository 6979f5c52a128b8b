import type { StoredRun } from "../../../../src/ports/run-store.ts";
import type { Posting } from "../../../../src/posting/posting.ts";
import type { SlackMessage } from "../../../../src/views/slack-message.ts";
import { day, type GeneratedGreen, type GeneratedPlace, type GeneratedRun } from "../generated.ts";
import type { Invocation } from "../invocation.ts";
import type { Book, Entry } from "./book.ts";
import { between, isPossible, isSure } from "./book.ts";
import { createJudgeOfStormLists } from "./judge-storm-lists.ts";
import type { Truth } from "./truth.ts";
import type { Violations } from "./violations.ts";

type Given = { book: Book; truth: Truth; violations: Violations; now: () => number; timeOf: (run: GeneratedRun, errorId: string) => number | undefined; isMutedSince: (of: { team: string; errorId: string }, since: number) => boolean };
type Kept = { channel: string; ts: string; key: string; threadTs: string | undefined; posting: Posting; run: GeneratedRun | undefined; status: string; text: string; isDeleted: boolean; isLate: boolean };

const quarter = 15 * 60_000;

const runIdOf = ({ project, runId, attempt }: { project: { key: string }; runId: string; attempt: number }): string => `${project.key} ${runId} ${attempt}`;
const statusIn = ({ blocks }: SlackMessage): string => JSON.stringify(blocks.find((block) => block.block_id === "status") ?? "");

/** Whether each failure is told once, in the right thread, and each message says in the end what is true. */
export const createJudgeOfMessages = ({ book, truth, violations, now, timeOf, isMutedSince }: Given) => {
  const lists = createJudgeOfStormLists({ book, violations, now, isMutedSince });
  const messages = new Map<string, Kept>();
  const keys = new Map<string, Posting>();
  const replies = new Map<string, Kept>();
  /** The newest run that passed in each place: that the bot wrote down, and that it was done with. */
  const greens = new Map<string, GeneratedGreen>();
  const greensDone = new Map<string, GeneratedGreen>();
  /** The messages of an error in a place, each the first of its thread. */
  const parents = new Map<string, Kept[]>();
  /** Queue messages of a place that are not done. */
  const outstanding = new Map<string, number>();
  const figures = { updates: 0, replies: 0, threadReplies: 0, recoveries: 0, storms: 0, toldInStorms: 0, countersChecked: 0, recoveriesChecked: 0 };
  const byKey = new Map<string, string>();
  const continuedIn = new Set<string>();
  /** The latest messages of their own in each place. */
  const own = new Map<string, Kept[]>();
  const lastTold = new Map<string, { errorId: string; kept: Kept }>();
  /** When a run was worked on for the first time, and how much had been recorded by then. */
  const firstKnown = new Map<string, Pick<Invocation, "startedAt" | "recordedBefore">>();
  const toldOnce = new Set<string>();
  const storms = new Map<string, number[]>();
  const idOf = (channel: string, ts: string): string => `${channel} ${ts}`;

  const check = (place: GeneratedPlace, errorId: string, invocation: Invocation, recorded: readonly Entry[], told: Kept, endedNow = true): void => {
    const parent = told.threadTs === undefined ? told : messages.get(idOf(told.channel, told.threadTs));
    // What came after it had recovered is told by itself, and stands alone.
    if (parent === undefined || parent.posting.kind !== "reply" || parent.isDeleted || parent.isLate) return;
    const ofIt = [...(children.get(idOf(parent.channel, parent.ts)) ?? []), parent].flatMap(({ run }) => (run === undefined ? [] : [run]));
    const times = ofIt.map((run) => timeOf(run, errorId)).filter((time) => time !== undefined);
    // Where somebody deleted the message, or it is a storm's that is past remembering, another goes on with its count.
    const since = Number(/since <!date\^(\d+)\^/.exec(parent.status)?.[1] ?? Number.NaN) * 1000;
    const isContinued = continuedIn.has(place.id) && since < Math.min(...times);
    const openedAt = isContinued ? since : Math.min(...times);
    // A message tells whole seconds.
    const surelyOpen = isContinued ? since + 999 : openedAt;
    const lastAt = Math.max(...times);
    const isRecovered = parent.status.includes("*Recovered*");
    const shownEnd = isRecovered ? Number(/<!date\^(\d+)\^/.exec(parent.status)?.[1] ?? 0) * 1000 : undefined;
    const entries = between(book.of(place.team, errorId), openedAt, shownEnd ?? Number.MAX_SAFE_INTEGER).filter((each) => each.place === place && isPossible(each, invocation.startedAt));
    const least = entries.filter((each) => each.time >= surelyOpen && (each.order <= invocation.recordedBefore || recorded.includes(each)) && each.time + 35 * day > now() && isSure(each, invocation.startedAt)).length;
    // Where all were taken back the message says that, and its counter is left. So it is where a newer message took its place.
    const all = own.get(place.id) ?? [];
    const isCounter = entries.length > 0 && !all.slice(all.indexOf(parent) + 1).some(({ run }) => run?.errors.includes(errorId));
    const isAtLeast = parent.status.includes("t least ");
    const shown = Number(/\*(\d+)(?:st|nd|rd|th) time\*|after (?:at least )?(\d+) failures?|At least (\d+) times?/.exec(parent.status)?.slice(1).find((each) => each !== undefined) ?? 1);
    if (isCounter) figures.countersChecked += 1;
    // Of what is over no more is written, though another run may show the error beside its own later.
    if (isCounter && endedNow && ((shown < least && !isAtLeast) || shown > entries.length)) violations.add("a message's counter is not what happened", place.team, `${shown}, not ${least} to ${entries.length}: ${errorId} in ${place.id}, ${parent.status}; told here ${ofIt.map((run) => `${run.id} ${new Date(run.at).toISOString()}`).join(", ")}; met ${entries.map((each) => new Date(each.time).toISOString()).join(", ")}`);
    const green = greensDone.get(place.id);
    // What fails no more without passing is forgotten after 35 days.
    if (green !== undefined && green.at > lastAt && now() - lastAt < 30 * day && !isRecovered) violations.add("a message does not say that it recovered", place.team, `${errorId} in ${place.id}, run ${green.runId}`);
    if (shownEnd !== undefined && lastAt >= shownEnd + 1000) violations.add("a message says recovered before its last failure", place.team, `${errorId} in ${place.id}: ${parent.status}`);
  };

  const children = new Map<string, Kept[]>();
  /** Three projects or branches within 15 minutes, as far as was known, and not taken back, when the run was worked on for the first time. */
  const checkStorm = (run: GeneratedRun, errorId: string, own: readonly Entry[]): void => {
    const at = timeOf(run, errorId);
    const team = run.place.team;
    const first = firstKnown.get(run.id);
    if (at === undefined || first === undefined) return;
    const known = between(book.of(team, errorId), at - quarter, at + 1).filter((each) => (own.includes(each) || each.order <= first.recordedBefore) && isSure(each, first.startedAt));
    const where = new Set(known.flatMap(({ place }) => (place === undefined ? [] : [`${place.project.key} ${place.branch}`])));
    if (where.size < 3) return;
    const isTold = (storms.get(`${team} ${errorId}`) ?? []).some((start) => Math.abs(start - at) <= 2 * quarter);
    if (!isTold) violations.add("a storm is not told as one", team, `${errorId}: ${[...where].join(", ")} at ${new Date(at).toISOString()}`);
  };

  const threadOf = (parent: Kept): Kept[] => [parent, ...(children.get(idOf(parent.channel, parent.ts)) ?? [])];

  /** A run has a message of its own only where none was there whose thread it belonged to. */
  const checkParent = (kept: Kept, run: GeneratedRun, errorId: string): void => {
    const name = `${run.place.id} ${errorId}`;
    const at = timeOf(run, errorId) ?? 0;
    const ended = greens.get(run.place.id)?.at ?? 0;
    const earlier = (parents.get(name) ?? []).find((other) => {
      const last = Math.max(...threadOf(other).flatMap((each) => (each.run === undefined ? [] : (timeOf(each.run, errorId) ?? []))));
      return !other.isLate && last > ended && at > ended && at - last <= 7 * day;
    });
    if (earlier !== undefined) violations.add("a repeat has a message of its own", run.place.team, `${run.id}: ${errorId} in ${run.place.id}, beside ${earlier.run?.id ?? ""}`);
    parents.set(name, [...(parents.get(name) ?? []), kept].slice(-4));
  };

  return {
    figures,
    keys,
    messages,
    lists,
    begun: (runId: string, { startedAt, recordedBefore }: Invocation): void => void (firstKnown.has(runId) || firstKnown.set(runId, { startedAt, recordedBefore })),
    queued: (place: GeneratedPlace): void => void outstanding.set(place.id, (outstanding.get(place.id) ?? 0) + 1),

    posted: ({ channel, key, message, threadTs }: { channel: string; key: string; message: SlackMessage; threadTs?: string }, ts: string): Posting | undefined => {
      const posting = keys.get(key);
      if (posting === undefined) {
        violations.add("a message is posted under a key that was not reserved", channel, message.text);
        return undefined;
      }
      // What somebody deleted before its answer came is not there any more.
      const earlier = messages.get(idOf(channel, byKey.get(key) ?? ""));
      if (earlier !== undefined && !earlier.isDeleted) violations.add("a message is posted twice", channel, `${posting.kind}: ${message.text}`);
      byKey.set(key, ts);
      const run = posting.kind === "reply" || posting.kind === "recovery" ? truth.runs.get(runIdOf(posting.run)) : undefined;
      const kept: Kept = { channel, ts, key, threadTs, posting, run, status: statusIn(message), isLate: statusIn(message).includes("*Recovered*"), text: posting.kind === "storm" ? JSON.stringify(message.blocks) : "", isDeleted: false };
      messages.set(idOf(channel, ts), kept);
      if (threadTs !== undefined) {
        const parent = messages.get(idOf(channel, threadTs));
        const isOfIt =
          parent !== undefined &&
          parent.threadTs === undefined &&
          ((parent.posting.kind === "reply" && parent.run?.place === run?.place) || (parent.posting.kind === "storm" && run !== undefined && run.errors.includes(parent.posting.errorId)));
        if (!isOfIt) violations.add("a reply is in a thread that is not its own", channel, `${message.text}, thread ${threadTs}`);
        if (posting.kind === "reply") children.set(idOf(channel, threadTs), [...(children.get(idOf(channel, threadTs)) ?? []), kept]);
      }
      if (posting.kind === "reply") {
        figures.replies += 1;
        if (threadTs !== undefined) figures.threadReplies += 1;
        if (run === undefined) violations.add("a run is told that did not happen", channel, message.text);
        else replies.set(run.id, kept);
        if (run !== undefined && threadTs === undefined && !kept.isLate) own.set(run.place.id, [...(own.get(run.place.id) ?? []), kept].slice(-5));
      }
      if (posting.kind === "recovery") figures.recoveries += 1;
      if (posting.kind === "storm") {
        figures.storms += 1;
        lists.says(posting, kept.text);
        const name = `${posting.team} ${posting.errorId}`;
        storms.set(name, [...(storms.get(name) ?? []), Date.parse(posting.startedAt)]);
      }
      return posting;
    },

    updated: ({ channel, ts, message }: { channel: string; ts: string; message: SlackMessage }): Posting | undefined => {
      const kept = messages.get(idOf(channel, ts));
      if (kept === undefined) return void violations.add("a message is changed that was never posted", channel, ts);
      figures.updates += 1;
      kept.status = statusIn(message);
      if (kept.posting.kind === "storm") {
        kept.text = JSON.stringify(message.blocks);
        lists.says(kept.posting, kept.text);
      }
      return kept.posting;
    },

    deleted: (channel: string, ts: string): Posting | undefined => {
      const kept = messages.get(idOf(channel, ts));
      if (kept === undefined) return undefined;
      kept.isDeleted = true;
      for (const { run } of [kept, ...(children.get(idOf(channel, ts)) ?? [])]) if (run !== undefined) continuedIn.add(run.place.id);
      return kept.posting;
    },

    passed: (place: GeneratedPlace, runId: string): void => {
      const green = truth.greens.get(`${place.project.key} ${runId}`);
      if (green === undefined) return violations.add("a run passed that did not", place.team, runId);
      if (green.at > (greens.get(place.id)?.at ?? 0)) greens.set(place.id, green);
    },

    /** What followed from an occurrence of the place that was taken back, or brought back, was seen to. */
    reviewed: (place: GeneratedPlace, errorId: string, invocation: Invocation): void => {
      const left = (outstanding.get(place.id) ?? 1) - 1;
      outstanding.set(place.id, left);
      const last = lastTold.get(place.id);
      if (left === 0 && last?.errorId === errorId) check(place, errorId, invocation, [], last.kept);
    },

    /** A queue message of the place is done for good; `failure` is what was worked through just now, if it was a failure. */
    handled: (place: GeneratedPlace, invocation: Invocation, own: readonly Entry[], failure?: { run: GeneratedRun; stored: StoredRun | undefined; isSilent: boolean }): void => {
      const left = (outstanding.get(place.id) ?? 1) - 1;
      outstanding.set(place.id, left);
      if (failure === undefined) {
        const passed = invocation.message?.kind === "recovered" ? truth.greens.get(`${place.project.key} ${invocation.message.runId}`) : undefined;
        if (passed !== undefined && passed.at > (greensDone.get(place.id)?.at ?? 0)) greensDone.set(place.id, passed);
        const last = lastTold.get(place.id);
        if (left === 0 && last !== undefined) {
          figures.recoveriesChecked += 1;
          const at = invocation.message?.kind === "recovered" ? invocation.message.occurredAt : "";
          const parent = last.kept.threadTs === undefined ? last.kept : messages.get(idOf(last.kept.channel, last.kept.threadTs));
          check(place, last.errorId, invocation, own, last.kept, parent?.status.includes(`^${Math.floor(Date.parse(at) / 1000)}^`) === true);
        }
        return;
      }
      const { run, stored, isSilent } = failure;
      const outcome = stored?.outcome;
      if (outcome?.kind !== "explained") return run.errors.length > 0 ? violations.add("a failure is done with and not explained", place.team, run.id) : undefined;
      const kept = replies.get(run.id);
      if (outcome.told === undefined) {
        if (!isSilent) violations.add("a failure is not told", place.team, `${run.id}: ${JSON.stringify(outcome)}`);
        return;
      }
      const message = messages.get(idOf(outcome.told.channel, outcome.told.ts));
      if (message === undefined) return violations.add("a failure is told in a message that is not there", place.team, run.id);
      if (outcome.told.as === "storm") {
        figures.toldInStorms += 1;
        lastTold.delete(place.id);
        continuedIn.add(place.id);
        if (message.posting.kind === "storm") lists.told(message.posting, message.text, run);
        else violations.add("a storm is told in a message that is none", place.team, run.id);
        return;
      }
      if (kept !== message) return violations.add("a failure is told in another message than its own", place.team, run.id);
      // Which of several errors is the cause, the diagnosis says.
      const [errorId = ""] = outcome.errorIds;
      // With an error of its muted, another heads the message.
      if (isSilent) return void lastTold.delete(place.id);
      lastTold.set(place.id, { errorId, kept });
      if (outcome.told.as === "own" && !kept.isLate && !continuedIn.has(place.id)) {
        checkStorm(run, errorId, own);
        if (!toldOnce.has(run.id)) checkParent(kept, run, errorId);
        toldOnce.add(run.id);
      }
      if (left === 0 && invocation.done.has("closeRun")) check(place, errorId, invocation, own, kept);
    },
  };
};
