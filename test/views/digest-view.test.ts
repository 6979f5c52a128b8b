import type { ContextBlock, ImageBlock, SectionBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { digestPeriod } from "../../src/digest/digest-period.ts";
import { chartAlt } from "../../src/views/chart-alt.ts";
import { digestView } from "../../src/views/digest-view.ts";
import { shortDates } from "../../src/views/plain-date.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { sparkline } from "../../src/views/sparkline.ts";
import { aDigest } from "../support/a-digest.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { brokenLimits } from "../support/block-limits.ts";

const view = (...changes: Parameters<typeof aDigest>) => digestView(aDigest(...changes), { command: "/coveo-error" });
const textOf = ({ blocks }: SlackMessage): string =>
  blocks
    .map((block) => (block.type === "section" ? ((block as SectionBlock).text?.text ?? "") : block.type === "context" ? (block as ContextBlock).elements.map((each) => ("text" in each ? each.text : "")).join("\n") : ""))
    .join("\n");

describe("a digest's message", () => {
  test("says all that the chart shows, and what to do", () => {
    const message = view();
    const text = textOf(message);
    expect(message.text).toBe("Coveo errors of the week: 45. 27 more than the week before (18, +150 %). Most often 429 TOO_MANY_REQUESTS (Push API).");
    for (const line of [
      "*45 Coveo errors* from <!date^1794816000^",
      ": 42 in failed pipelines, 3 looked up. 27 more than the week before (18, +150 %).",
      "1. *429 TOO_MANY_REQUESTS (Push API)*: 28 times (19 more), Mon 16 to Fri 20\n      <https://github.com/acme/catalog-loader/actions/runs/1011|acme/catalog-loader> 20 · <https://github.com/acme/price-feed/actions/runs/1111|acme/price-feed> 5 · looked up 3",
      "2. *412 SOURCE_DOES_NOT_EXIST (Push API)*: 8 times (new), Wed 18, Thu 19",
      "*To do about 429 TOO_MANY_REQUESTS (Push API)*\n",
      "*New*: 412 SOURCE_DOES_NOT_EXIST (Push API) (last met in the week of 12 Oct), OUT_OF_SEQUENCE_OPERATION (Indexing) (for the first time)",
      "*Gone*: 400 InvalidToken (Usage Analytics Write API) (3 times the week before)",
      "• *429 TOO_MANY_REQUESTS (Push API)*: warning since <!date^",
      "<@U000000009> is on it",
      "snoozed until <!date^",
      "The last 8 weeks (Monday to Sunday, UTC): ▃▃▄▃▃▄▅█ 12, 9, 15, 8, 11, 17, 19, 44",
      "Muted, and not counted above: 5XX (Push API) 2 times (until <!date^1798934400^{date_short_pretty} at {time}|2027-01-03 00:00 UTC>: Coveo knows, ticket 4711)",
      "`/coveo-error digest off` ends it",
    ])
      expect(text).toContain(line);
    expect(brokenLimits(message)).toEqual([]);
  });

  test("shows its chart with its words", () => {
    const digest = aDigest();
    const { blocks } = digestView(digest, { command: "/coveo-error", chart: { fileId: "F1", alt: chartAlt(digest) } });
    expect(blocks.find((block): block is ImageBlock => block.type === "image")).toEqual({ type: "image", slack_file: { id: "F1" }, alt_text: chartAlt(digest) });
    expect(chartAlt(digest)).toMatch(/^Bar chart of Coveo errors by day, 45 in all\. By day: Mon 16 Nov 5, Tue 17 Nov 11, .* By error: 429 TOO_MANY_REQUESTS \(Push API\) 28, 412 SOURCE_DOES_NOT_EXIST \(Push API\) 8, /);
    expect(chartAlt(digest).length).toBeLessThanOrEqual(2_000);
  });

  test("names a time that is not a week", () => {
    const period = digestPeriod({ until: "2026-11-23T08:00:00.000Z", toldUntil: "2026-11-18T20:00:00.000Z", zone: "UTC" });
    expect(view({ period }).text).toContain("Coveo errors of 5 days: ");
    expect(textOf(view({ period }))).toContain("than the 5 days before");
  });

  test("asked for, says so, and says that nothing was met", () => {
    const message = view({ asked: true, occurrences: [], flags: [], weeks: [] });
    expect(message.text).toBe("Coveo errors of the last 7 days: none");
    expect(textOf(message)).toMatch(/\*No Coveo error\* from .* to now\. The week before there were none either\./);
    expect(textOf(message)).not.toContain("digest off");
  });

  test("names nothing new where nothing was met before, and no change of nothing", () => {
    const text = textOf(view({ occurrences: [anOccurrence("2026-11-18T10:00:00.000Z")], flags: [], weeks: [] }));
    expect(text).not.toContain("*New*");
    expect(text).toContain("There were none the week before.");
  });

  test("lets nothing from outside through, and stays within Slack's limits, however much there is", () => {
    const hostile = "<!channel> *acme* <https://evil.example|click> ".repeat(20);
    const message = view({
      occurrences: Array.from({ length: 400 }, (_, at) =>
        anOccurrence("2026-11-18T10:00:00.000Z", { errorId: `push/${at % 60}`, project: `${hostile}${at}`, runUrl: `https://ci.example/${"x".repeat(900)}` }),
      ),
      flags: Array.from({ length: 40 }, (_, at) => ({ errorId: `push/${at}`, level: "notice" as const, raisedAt: "2026-11-18T10:00:00.000Z", snoozedUntil: null, takenBy: "<!channel>" })),
      muteOf: (errorId) => (errorId.endsWith("7") ? { project: hostile, until: "2027-01-03T00:00:00.000Z", reason: hostile, by: "U1", at: "" } : undefined),
    });
    expect(JSON.stringify(message)).not.toMatch(/<!channel>|<https:\/\/evil/);
    expect(brokenLimits(message)).toEqual([]);
  });
});

test.each([
  [[0, 0], "▁▁"],
  [[1, 7], "▂█"],
  [[0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"],
])("%j as little bars", (numbers, bars) => {
  expect(sparkline(numbers)).toBe(bars);
});

test.each([
  [["2026-11-16"], "Mon 16"],
  [["2026-11-16", "2026-11-17"], "Mon 16, Tue 17"],
  [["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20"], "Mon 16 to Wed 18, Fri 20"],
  [["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"], "Sat 28 to Tue 1"],
])("%j as %s", (dates, text) => {
  expect(shortDates(dates)).toBe(text);
});
