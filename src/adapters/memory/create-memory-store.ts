import type { FailedRun, RunKey } from "../../pipelines/failed-run.ts";
import { isGlob } from "../../pipelines/glob.ts";
import { chooseLink, type Link, type StoredLink } from "../../pipelines/link.ts";
import type { Project } from "../../pipelines/project.ts";
import type { Clock, SeenUnknownCode, Store, StoredRun, Unlinked } from "../../ports.ts";
import { occurrenceDays, type Occurrence } from "../../recurrence/occurrence.ts";

type ReplyState = { firstTriedAt: string; reservedUntil: string; ts: string | undefined };

/** The store in memory, for simulations of long times. It passes the same contract suite as the table. */
export const createMemoryStore = ({ clock }: { clock: Clock }): Store => {
  const occurrences = new Map<string, Map<string, Occurrence>>();
  const runs = new Map<string, StoredRun & { openedAt: number }>();
  const replies = new Map<string, ReplyState>();
  const links = new Map<string, StoredLink>();
  const bound = new Map<string, { project: Project; link: string; matched: string }>();
  const unknownCodes = new Map<string, SeenUnknownCode>();
  const marks = new Set<string>();
  const notices = new Set<string>();
  const unlinked = new Map<string, Unlinked>();

  const ofTeam = (team: string): Map<string, Occurrence> => mapIn(occurrences, team);
  const expired = (since: number): boolean => since + occurrenceDays * 86_400_000 <= clock().getTime();
  const findLiveRun = (key: RunKey): StoredRun | undefined => {
    const run = runs.get(runId(key));
    if (run === undefined || expired(run.openedAt)) return undefined;
    const { openedAt: _, ...stored } = run;
    return stored;
  };

  const isFirst = (what: string, run: RunKey, ...more: string[]): boolean => {
    const mark = id(what, runId(run), ...more);
    const first = !marks.has(mark);
    marks.add(mark);
    return first;
  };

  const bind = (project: Project, link: StoredLink, matched: string): Link => {
    bound.set(id(project.connection, project.key), { project, link: link.projects, matched });
    if (!isGlob(link.projects)) links.set(id(link.connection, link.projects), { ...link, owner: project.key });
    return withoutOwner(link);
  };

  return {
    recordOccurrence: async (occurrence) => {
      const key = id(occurrence.errorId, occurrence.occurredAt, occurrence.dedupeId);
      const known = ofTeam(occurrence.team).get(key);
      if (known !== undefined && !expired(Date.parse(known.occurredAt))) return "duplicate";
      ofTeam(occurrence.team).set(key, occurrence);
      return "recorded";
    },

    listOccurrences: async ({ team, errorId, from, until }) =>
      [...ofTeam(team).values()]
        .filter((each) => errorId === undefined || each.errorId === errorId)
        .filter((each) => each.occurredAt >= from && each.occurredAt < until && !expired(Date.parse(each.occurredAt)))
        .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)),

    openRun: async (run: FailedRun) => {
      const known = findLiveRun(run);
      if (known !== undefined) return known;
      runs.set(runId(run), { ...run, outcome: null, openedAt: clock().getTime() });
      return { ...run, outcome: null };
    },

    closeRun: async (key, outcome) => {
      const run = runs.get(runId(key));
      if (run !== undefined && (run.outcome === null || run.outcome.kind === "no-log")) runs.set(runId(key), { ...run, outcome });
    },

    findRun: async (key) => findLiveRun(key),

    findLatestRun: async ({ project, runId: wanted, attempt }) =>
      [...runs.values()]
        .filter((run) => run.project.connection === project.connection && run.project.key === project.key && run.runId === wanted && run.attempt === attempt)
        .flatMap((run) => findLiveRun(run) ?? [])
        .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0],

    reserveReply: async ({ run, channel, leaseSeconds }) => {
      const now = clock();
      const key = id(runId(run), channel);
      const known = replies.get(key);
      if (known?.ts !== undefined) return { kind: "posted", ts: known.ts };
      if (known !== undefined && known.reservedUntil > now.toISOString()) return { kind: "held", until: known.reservedUntil };
      const firstTriedAt = known?.firstTriedAt ?? now.toISOString();
      const reservedUntil = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
      replies.set(key, { firstTriedAt, reservedUntil, ts: undefined });
      return { kind: "reserved", firstTriedAt, takenOver: known !== undefined };
    },

    markReplyPosted: async ({ run, channel, ts }) => {
      const key = id(runId(run), channel);
      const now = clock().toISOString();
      replies.set(key, { firstTriedAt: now, reservedUntil: now, ...replies.get(key), ts });
    },

    releaseReply: async ({ run, channel }) => {
      const key = id(runId(run), channel);
      if (replies.get(key)?.ts === undefined) replies.delete(key);
    },

    linkOf: async (project) => {
      const known = bound.get(id(project.connection, project.key));
      const link = known === undefined ? undefined : links.get(id(project.connection, known.link));
      const before = known === undefined || link === undefined ? undefined : { link, matched: known.matched };
      const chosen = chooseLink(project, before, [...links.values()]);
      if (chosen === undefined) return undefined;
      return bind(project, chosen, before?.link.projects === chosen.projects ? before.matched : project.name);
    },

    putLink: async (link) => {
      const key = id(link.connection, link.projects);
      const owner = links.get(key)?.owner;
      links.set(key, { ...link, ...(owner === undefined ? {} : { owner }) });
    },

    removeLink: async ({ connection, projects }) => {
      links.delete(id(connection, projects));
    },

    listLinks: async () => [...links.values()].map(withoutOwner).toSorted((a, b) => id(a.connection, a.projects).localeCompare(id(b.connection, b.projects))),

    listProjects: async (team) =>
      [...bound.values()].filter(({ project, link }) => links.get(id(project.connection, link))?.team === team).map(({ project }) => project),

    noteUnlinked: async (run) => {
      if (!isFirst("unlinked", run)) return;
      const { connection, key, name } = run.project;
      const count = (unlinked.get(id(connection, key))?.count ?? 0) + 1;
      unlinked.set(id(connection, key), { connection, name, count, lastSeen: clock().toISOString() });
    },

    noteUnknownCode: async ({ code, status }, run) => {
      if (!isFirst("unknown", run, code)) return;
      unknownCodes.set(code, { code, status, count: (unknownCodes.get(code)?.count ?? 0) + 1, lastSeen: clock().toISOString() });
    },

    listUnknownCodes: async () =>
      [...unknownCodes.values()].toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code)),

    noteFirst: async ({ day, subject }) => {
      const isFirst = !notices.has(id(day, subject));
      notices.add(id(day, subject));
      return isFirst;
    },

    forgetNote: async ({ day, subject }) => {
      notices.delete(id(day, subject));
    },

    listUnlinked: async () => [...unlinked.values()],
  };
};

const withoutOwner = ({ owner: _, ...link }: StoredLink): Link => link;

const id = (...parts: string[]): string => JSON.stringify(parts);
const runId = ({ project, runId, attempt, occasion }: RunKey): string =>
  id(project.connection, project.key, runId, String(attempt), occasion ?? "");

const mapIn = <V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> => {
  const known = maps.get(key) ?? new Map<string, V>();
  maps.set(key, known);
  return known;
};
