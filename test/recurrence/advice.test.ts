import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { adviceFor } from "../../src/recurrence/advice.ts";
import { failuresAt } from "../support/a-flag.ts";
import { anOccurrence } from "../support/an-occurrence.ts";

const either = "push/429/TOO_MANY_REQUESTS";
const daily = "push/429/TOO_MANY_DOCUMENTS_DAILY";

type Case = { name: string; errorId: string; times: string[]; expected: [pattern: string | null, why: string][] };

describe("the pattern of", () => {
  const cases: Case[] = [
    {
      name: "throttling after quiet periods only",
      errorId: either,
      times: ["2026-11-16T06:00", "2026-11-16T12:15", "2026-11-17T20:00"],
      expected: [["after-quiet-periods", "It came 3 times, each time after at least 6 hours without a failure; never twice within 15 minutes."]],
    },
    { name: "throttling twice within 15 minutes is not that", errorId: either, times: ["2026-11-16T06:00", "2026-11-16T12:15", "2026-11-16T12:29:59", "2026-11-17T20:00"], expected: [[null, "No pattern shows in when it comes. What helps in general:"]] },
    {
      name: "throttling in bursts",
      errorId: either,
      times: ["2026-11-16T06:00", "2026-11-17T12:00", "2026-11-17T12:05", "2026-11-17T12:11"],
      expected: [["in-bursts", "3 of 4 came in bursts; the largest had 3 within 12 minutes, from Tue 17 Nov at 12:00 UTC."]],
    },
    {
      name: "a daily limit late in the day",
      errorId: daily,
      times: ["2026-11-16T16:00", "2026-11-17T22:00"],
      expected: [["late-in-the-day", "On 2 days it came late in the UTC day, never before 16:00 UTC: the day's allowance lasts until about then."]],
    },
    { name: "a daily limit at any hour is not that", errorId: daily, times: ["2026-11-16T15:59", "2026-11-17T22:00"], expected: [[null, "No pattern shows in when it comes. What helps in general:"]] },
    {
      name: "a daily limit on the same weekday",
      errorId: daily,
      times: ["2026-11-03T10:00", "2026-11-03T14:00", "2026-11-10T02:00", "2026-11-17T06:00"],
      expected: [["on-schedule", "It came on 3 Tuesdays, the first on Tue 3 Nov, and on no other weekday."]],
    },
    {
      name: "a daily limit at the same hour, around midnight as well",
      errorId: daily,
      times: ["2026-11-16T23:30", "2026-11-18T00:15", "2026-11-19T01:00"],
      expected: [["on-schedule", "On 3 days it first came between 23:30 UTC and 01:00 UTC, as if by a schedule."]],
    },
    {
      name: "an item limit",
      errorId: "push/412/DOCUMENT_LIMIT_EXCEEDED",
      times: ["2026-11-16T23:30", "2026-11-17T00:15"],
      expected: [["document-limit", "It is a limit on what the organization holds, and was met 2 times: it stays reached until there is less."]],
    },
    { name: "anything else", errorId: "push/401/INVALID_TOKEN", times: ["2026-11-16T23:30", "2026-11-16T23:31", "2026-11-16T23:32"], expected: [[null, "No pattern shows in when it comes. What helps in general:"]] },
  ];
  test.each(cases)("$name", ({ errorId, times, expected }) => {
    expect(adviceFor(errorId, failuresAt(errorId, times)).map(({ pattern, why }) => [pattern, why])).toEqual(expected);
  });

  test("several pipelines within a minute names them", () => {
    const occurrences = ["acme/a", "acme/b", "acme/c", "acme/d"].map((project, index) => anOccurrence(`2026-11-16T06:00:${10 + index * 15}.000Z`, { project }));
    expect(adviceFor(either, occurrences)[0]).toMatchObject({ pattern: "same-minute", why: "4 pipelines met it within one minute, on Mon 16 Nov at 06:00 UTC: acme/a, acme/b, acme/c and 1 more." });
    const apart = ["acme/a", "acme/b"].map((project, index) => anOccurrence(`2026-11-16T06:0${index}:00.000Z`, { project }));
    expect(adviceFor(either, apart).map(({ pattern }) => pattern)).toEqual([null]);
  });

  test("one pipeline alone within a minute is none", () => {
    expect(adviceFor(either, failuresAt(either, ["2026-11-16T06:00", "2026-11-16T06:00:20"])).map(({ pattern }) => pattern)).toEqual([null]);
  });
});

test("every error that the catalog knows gets something to do, in any order of its occurrences and without any", () => {
  for (const { id } of entries) {
    const occurrences = failuresAt(id, ["2026-11-17T06:00", "2026-11-16T06:00", "2026-11-16T06:00:30"]);
    for (const each of [occurrences, []]) expect(adviceFor(id, each).flatMap(({ steps }) => steps)).not.toEqual([]);
    expect(adviceFor(id, occurrences)).toEqual(adviceFor(id, occurrences.toReversed()));
  }
  expect(adviceFor("an/id/of/the/past", [])).toEqual([]);
});
