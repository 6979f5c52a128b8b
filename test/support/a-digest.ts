import { buildDigest, type DigestFacts } from "../../src/digest/build-digest.ts";
import { digestPeriod } from "../../src/digest/digest-period.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Mute } from "../../src/recurrence/flag-state.ts";
import { anOccurrence } from "./an-occurrence.ts";

const day = 86_400_000;
const until = "2026-11-23T08:00:00.000Z";
const run = (project: string, at: number): string => `https://github.com/${project}/actions/runs/${1_000 + at}`;

/** How often each error was met, from the first day of the time compared with on: fourteen days. */
const met: { errorId: string; project: string; counts: number[] }[] = [
  { errorId: "push/429/TOO_MANY_REQUESTS", project: "acme/catalog-loader", counts: [2, 3, 2, 0, 1, 0, 0, 3, 6, 4, 0, 7, 0, 0] },
  { errorId: "push/429/TOO_MANY_REQUESTS", project: "acme/price-feed", counts: [0, 1, 0, 0, 0, 0, 0, 0, 2, 1, 0, 2, 0, 0] },
  { errorId: "push/412/SOURCE_DOES_NOT_EXIST", project: "acme/catalog-loader", counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 3, 0, 0, 0] },
  { errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY", project: "acme/price-feed", counts: [0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0] },
  { errorId: "push/413", project: "acme/media", counts: [1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0] },
  { errorId: "indexing/OUT_OF_SEQUENCE_OPERATION", project: "acme/media", counts: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0] },
  { errorId: "usage-analytics/400/InvalidToken", project: "acme/storefront", counts: [2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
  { errorId: "push/5XX", project: "acme/media", counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0] },
];

const mute: Mute = { project: null, until: "2027-01-03T00:00:00.000Z", reason: "Coveo knows, ticket 4711", by: "U000000009", at: "2026-11-01T00:00:00.000Z" };

/** A week with something of everything; changes are to its facts. */
export const aDigest = (changes: Partial<DigestFacts> = {}): Digest => {
  const occurrences = met.flatMap(({ errorId, project, counts }, row) =>
    counts.flatMap((count, at) =>
      Array.from({ length: count }, (_, time) =>
        anOccurrence(new Date(Date.parse(until) - (14 - at) * day + (((at * 5 + row * 3) % 9) + 1 + time) * 3_600_000).toISOString(), { errorId, project, runUrl: run(project, row * 100 + at) }),
      ),
    ),
  );
  const lookups = [1, 2, 3].map((hour) => anOccurrence(`2026-11-19T1${hour}:00:00.000Z`, { errorId: "push/429/TOO_MANY_REQUESTS", lookup: true }));
  return buildDigest({
    team: "C000000001",
    period: digestPeriod({ until, toldUntil: null, zone: "Europe/Paris" }),
    asked: false,
    occurrences: [...occurrences, ...lookups].toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)),
    weeks: [12, 9, 14, 8, 11, 17, 19, 44].map((pipelines, at) => ({ week: `2026-W${40 + at}`, errors: { "push/429/TOO_MANY_REQUESTS": { pipelines, lookups: 0, days: 2 }, ...(at === 2 ? { "push/412/SOURCE_DOES_NOT_EXIST": { pipelines: 1, lookups: 0, days: 1 } } : {}) } })),
    flags: [
      { errorId: "push/429/TOO_MANY_REQUESTS", level: "warning", raisedAt: "2026-11-19T12:00:00.000Z", snoozedUntil: null, takenBy: "U000000009" },
      { errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY", level: "notice", raisedAt: "2026-11-20T12:00:00.000Z", snoozedUntil: "2026-11-27T12:00:00.000Z", takenBy: null },
    ],
    muteOf: (errorId) => (errorId === "push/5XX" ? mute : undefined),
    ...changes,
  });
};
