import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { buildFlag } from "../../src/recurrence/build-flag.ts";
import { laddersOf } from "../../src/recurrence/ladder.ts";
import { levels } from "../../src/recurrence/level.ts";
import { readFlagBlockId } from "../../src/views/flag-actions.ts";
import { flagView } from "../../src/views/flag-view.ts";
import { aClaim, aDailyFlag, aFlag, failuresAt } from "../support/a-flag.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";

const textOf = (flag: ReturnType<typeof aFlag>): string[] => interpretedText(flagView(flag)).split("\n");
const now = new Date("2026-11-20T10:00:00Z");

describe("a flag's message", () => {
  test("says the numbers, which ladder was reached how, when, and what is behind it", () => {
    const flag = aFlag({ advice: [] });
    expect(textOf(flag)).toEqual([
      "Warning: 429 TOO_MANY_REQUESTS (Push API) keeps coming back: on 3 different days within 7 days. When: 4 on Tue 3 Nov, 5 on Wed 4 Nov and 3 on Thu 5 Nov, in UTC.",
      "*The Push API is throttling you.* 12 times in 7 days when it was raised, on 3 days: 11 in failed pipelines, 1 looked up.",
      "• *Warning* as throttling: on 3 different days within 7 days (3 make a warning).",
      "• *Notice* as a daily limit: on 3 different days within 7 days (2 make a notice).",
      "*When*: 4 on Tue 3 Nov, 5 on Wed 4 Nov and 3 on Thu 5 Nov, in UTC.",
      "*Pipelines behind it*",
      "• <https://github.com/acme/catalog-loader/actions/runs/1009|acme/catalog-loader, Nightly push> on main: 9 times, last <!date^1793846460^{date_short_pretty} at {time}|2026-11-05 02:41 UTC>",
      "• <https://github.com/acme/catalog-loader/actions/runs/1002|acme/price-feed> on release/4: 2 times, last <!date^1793758060^{date_short_pretty} at {time}|2026-11-04 02:07 UTC>",
      "This error may mean throttling or a daily limit; the System Performance page may tell which.",
      "Daily limits reset at midnight UTC, 21 hours 18 minutes after this message: <!date^1793923200^{date_short_pretty} at {time}|2026-11-06 00:00 UTC>.",
    ]);
  });

  test("says how many other channels met the limit of the organization, and not which", () => {
    expect(textOf(aDailyFlag())).toContain("2 other channels met the same limit of the organization *acme4k2j* on the same day: it is the organization's, so what one pushes the others cannot.");
    expect(textOf(aDailyFlag({ organization: { name: "acme4k2j", otherTeams: 0 } })).join()).not.toContain("acme4k2j");
  });

  test("shows hours where all came on one day", () => {
    const errorId = "push/429/TOO_MANY_REQUESTS";
    const occurrences = failuresAt(errorId, ["2026-11-05T01:05", "2026-11-05T01:55", "2026-11-05T09:05"]);
    const flag = buildFlag({ errorId, claims: [aClaim({ level: "notice" })], occurrences, readFrom: 0, organization: null, thresholds: {}, now });
    expect(textOf(flag)).toContain("*When*: 2 between 01:00 and 04:00 on Thu 5 Nov and 1 between 07:00 and 10:00 on Thu 5 Nov, in UTC.");
  });

  test("draws nothing where all came at one time, and says no more than what helps where no pattern shows", () => {
    const errorId = "push/401/INVALID_TOKEN";
    const flag = buildFlag({ errorId, claims: [aClaim({ ladder: "other", level: "notice" })], occurrences: failuresAt(errorId, ["2026-11-05T01:05", "2026-11-05T01:25", "2026-11-05T01:55"]), readFrom: 0, organization: null, thresholds: {}, now });
    const said = textOf(flag).join("\n");
    expect(said).toContain("*When*: 3 between 23:00 and 02:00 on Wed 4 Nov, in UTC.");
    expect(flagView(flag).blocks.some(({ type }) => type === "rich_text")).toBe(false);
    expect(flagView(aFlag()).blocks.some(({ type }) => type === "rich_text")).toBe(true);
    expect(said).toMatch(/\*What to do\*\n *1\. /);
    expect(said).not.toContain("No pattern shows");
  });

  test("speaks of no midnight where nothing resets then", () => {
    for (const errorId of ["push/412/DOCUMENT_LIMIT_EXCEEDED", "push/412/SOURCE_DOES_NOT_EXIST", "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"]) {
      const flag = buildFlag({ errorId, claims: [aClaim({ ladder: laddersOf(errorId)[0] })], occurrences: failuresAt(errorId, ["2026-11-05T01:05"]), readFrom: 0, organization: null, thresholds: {}, now });
      expect(textOf(flag).join()).not.toContain("Daily limits reset");
    }
  });

  test("has buttons that say what they are about", () => {
    const { blocks } = flagView(aFlag());
    const actions = blocks.find((block) => block.type === "actions");
    expect(readFlagBlockId(actions?.block_id ?? "")).toEqual({ errorId: "push/429/TOO_MANY_REQUESTS", level: "warning", episode: "2026-11-05T02:41:00.000Z" });
  });

  const ids = [...entries.map(({ id }) => id), "push/429", "push/412", "gone/1"];
  const nasty = fc.oneof(fc.string({ unit: "binary", maxLength: 3_000 }), fc.constantFrom("<!channel>", "<https://evil.example|click>", "\u202Ereversed", "👩‍👩‍👧‍👦".repeat(200), "a|b>c", "`*_~"));

  test("keeps Slack's limits for every error, whatever the names are, and lets no mention or link of theirs through", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...levels), nasty, fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 60 }), (errorId, level, name, seconds) => {
        const times = seconds.toSorted((a, b) => a - b).map((each) => new Date(Date.parse("2026-11-01T00:00:00Z") + each * 1000).toISOString().slice(0, -1));
        const occurrences = times.flatMap((time, index) =>
          failuresAt(errorId, [time], { project: { connection: "github", key: String(index), name: `${index} ${name}` }, workflow: name, branch: name, runUrl: `https://ci.example/${encodeURIComponent(name)}`, target: { organization: name, source: null } }),
        );
        const claims = laddersOf(errorId).map((ladder) => aClaim({ ladder, level }));
        const [first = aClaim(), ...others] = claims;
        const message = flagView(buildFlag({ errorId, claims: [first, ...others], occurrences, readFrom: 0, organization: { name, otherTeams: 3 }, thresholds: {}, now }));
        expect(brokenLimits(message)).toEqual([]);
        const foreign = [...interpretedText(message).matchAll(/<[^>]*>/g)].map(([whole]) => whole).filter((whole) => !/^<(https:\/\/ci\.example\/[^>]*\|[^>]*|!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+UTC)>$/.test(whole));
        expect(foreign).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
