import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { OpenFailureStore } from "../ports/open-failure-store.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { isMuted } from "../recurrence/is-muted.ts";
import { aroundStorm, isLive, notShown, stormStart, type Storm } from "../recurrence/storm.ts";
import type { FailedRun } from "./failed-run.ts";

type Ports = { store: OccurrenceStore & OpenFailureStore & FlagStore; clock: Clock };

/** The storm that a failure belongs to, with it counted in, and begun where it is the one that makes it a storm; none where its message was deleted. `again`: where somebody else changed it before. */
export const joinStorm = async (ports: Ports, { run, channel: team, errorId }: { run: FailedRun; channel: string; errorId: string }): Promise<Storm | undefined | "again"> => {
  const { store } = ports;
  const storm = await store.findStorm({ team, errorId });
  if (storm !== undefined && isLive(storm, run.occurredAt)) {
    const joined = await change(ports, { ...storm, lastAt: run.occurredAt > storm.lastAt ? run.occurredAt : storm.lastAt, joins: storm.joins + (storm.over ? 0 : 1) });
    return storm.over && joined !== "again" ? undefined : joined;
  }
  const startedAt = stormStart(await listAudible(ports, { team, errorId, ...aroundStorm(run.occurredAt) }), run.occurredAt);
  // What arrives too late for a storm that is over is told by itself.
  if (startedAt === undefined || (storm !== undefined && startedAt <= storm.startedAt)) return undefined;
  return change(ports, { team, errorId, startedAt, lastAt: run.occurredAt, ts: null, joins: 1, over: false, show: notShown, revision: storm?.revision ?? 0 });
};

/** An error's occurrences in projects that the team did not mute it for. */
export const listAudible = async ({ store, clock }: Ports, range: { team: string; errorId: string; from: string; until: string }): Promise<Occurrence[]> => {
  const flag = await store.findFlag(range);
  const occurrences = await store.listOccurrences(range);
  return occurrences.filter((each) => each.source === "pipeline" && isMuted(flag, each.project.name, clock()) === undefined);
};

const change = async ({ store }: Ports, storm: Storm): Promise<Storm | "again"> =>
  (await store.changeStorm(storm)) === "conflict" ? "again" : { ...storm, revision: storm.revision + 1 };
