import type { Clock, FlagStore, OccurrenceStore, OpenFailureStore } from "../ports.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { isMuted } from "../recurrence/is-muted.ts";
import { aroundStorm, isLive, stormStart, type Storm } from "../recurrence/storm.ts";
import type { FailedRun } from "./failed-run.ts";
import { planShow } from "./plan-show.ts";
import type { TellPorts } from "./tell-ports.ts";

type Ports = { store: OccurrenceStore & OpenFailureStore & FlagStore; clock: Clock; pause?: TellPorts["pause"] };

/** `shows`: its message is to be shown by whoever joined. */
export type Joined = { storm: Storm; shows: boolean };

/** The storm that a failure belongs to, with it counted in, and begun where it is the one that makes it a storm; `again` where somebody else changed it before. */
export const joinStorm = async (ports: Ports, { run, channel: team, errorId }: { run: FailedRun; channel: string; errorId: string }): Promise<Joined | undefined | "again"> => {
  const { store } = ports;
  const by = `${run.project.key} ${run.runId} ${run.attempt}`;
  const storm = await store.findStorm({ team, errorId });
  if (storm !== undefined && isLive(storm, run.occurredAt)) {
    return change(ports, { ...storm, lastAt: run.occurredAt > storm.lastAt ? run.occurredAt : storm.lastAt }, by);
  }
  const startedAt = stormStart(await listAudible(ports, { team, errorId, ...aroundStorm(run.occurredAt) }), run.occurredAt);
  // What arrives too late for a storm that is over is told by itself.
  if (startedAt === undefined || (storm !== undefined && startedAt <= storm.startedAt)) return undefined;
  return change(ports, { team, errorId, startedAt, lastAt: run.occurredAt, ts: null, show: null, revision: storm?.revision ?? 0 }, by);
};

/** An error's occurrences in projects that the team did not mute it for. */
export const listAudible = async ({ store, clock }: Ports, range: { team: string; errorId: string; from: string; until: string }): Promise<Occurrence[]> => {
  const flag = await store.findFlag(range);
  const occurrences = await store.listOccurrences(range);
  return occurrences.filter((each) => each.source === "pipeline" && isMuted(flag, each.project.name, clock()) === undefined);
};

const change = async (ports: Ports, before: Storm, by: string): Promise<Joined | "again"> => {
  const { show, shows } = planShow(ports, before, by);
  const storm = { ...before, show };
  return (await ports.store.changeStorm(storm)) === "conflict" ? "again" : { storm: { ...storm, revision: storm.revision + 1 }, shows };
};
