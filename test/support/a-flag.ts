import { buildFlag } from "../../src/recurrence/build-flag.ts";
import type { Flag } from "../../src/recurrence/flag.ts";
import type { Claim } from "../../src/recurrence/flag-state.ts";
import type { Occurrence } from "../../src/recurrence/occurrence.ts";

const team = "C000000001";

/** Failures of a nightly load at these times (`2026-11-03T02:05`, UTC), oldest first. */
export const failuresAt = (errorId: string, times: readonly string[], changes: Partial<Occurrence & { source: "pipeline" }> = {}): Occurrence[] =>
  times.map((time, index) => ({
    team,
    errorId,
    occurredAt: new Date(`${time}Z`).toISOString(),
    dedupeId: `${time} ${index}`,
    source: "pipeline",
    project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
    runId: String(1001 + index),
    attempt: 1,
    runUrl: `https://github.com/acme/catalog-loader/actions/runs/${1001 + index}`,
    workflow: "Nightly push",
    branch: "main",
    target: { organization: "acme", source: null },
    ...changes,
  }));

export const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  ladder: "throttling",
  level: "warning",
  episode: "2026-11-05T02:41:00.000Z",
  through: "2026-11-05T02:41:00.000Z",
  raisedAt: "2026-11-05T02:41:30.000Z",
  told: false,
  ...changes,
});

const readFrom = Date.parse("2026-10-01T00:00:00Z");
const prices = { project: { connection: "github", key: "77002", name: "acme/price-feed" }, workflow: null, branch: "release/4" };
const byTime = (occurrences: readonly Occurrence[]): Occurrence[] => occurrences.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));

/** A load that is throttled each night, together with another: a warning. */
export const aFlag = (changes: Partial<Flag> = {}): Flag => {
  const errorId = "push/429/TOO_MANY_REQUESTS";
  const nightly = failuresAt(errorId, ["2026-11-03T02:05", "2026-11-03T02:11", "2026-11-03T02:16", "2026-11-04T02:07", "2026-11-04T02:13", "2026-11-04T02:20", "2026-11-05T02:08", "2026-11-05T02:31", "2026-11-05T02:41"]);
  const others = failuresAt(errorId, ["2026-11-03T02:05:20", "2026-11-04T02:07:40"], prices);
  const lookUp: Occurrence = { team, errorId, occurredAt: "2026-11-04T09:00:00.000Z", dedupeId: "l", source: "lookup" };
  const claims = [aClaim(), aClaim({ ladder: "daily-limit", level: "notice" }), aClaim({ level: "notice" })] as const;
  const occurrences = byTime([...nightly, ...others, lookUp]);
  return { ...buildFlag({ errorId, claims, occurrences, readFrom, organization: null, thresholds: {}, now: new Date("2026-11-05T02:41:30Z") }), ...changes };
};

/** A daily limit that is used up in the evening, and that other channels meet as well: a notice. */
export const aDailyFlag = (changes: Partial<Flag> = {}): Flag => {
  const errorId = "push/429/TOO_MANY_DOCUMENTS_DAILY";
  const occurrences = byTime([...failuresAt(errorId, ["2026-11-03T18:40", "2026-11-03T21:02", "2026-11-05T20:15"]), ...failuresAt(errorId, ["2026-11-03T19:30"], prices)]);
  const claims = [aClaim({ ladder: "daily-limit", level: "notice", episode: "2026-11-05T20:15:00.000Z" })] as const;
  return { ...buildFlag({ errorId, claims, occurrences, readFrom, organization: { name: "acme4k2j", otherTeams: 2 }, thresholds: {}, now: new Date("2026-11-05T20:16:00Z") }), ...changes };
};
