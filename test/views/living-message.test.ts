import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import type { FailureStatus } from "../../src/pipelines/failure-status.ts";
import { failureView } from "../../src/views/failure-view.ts";
import { recoveryView } from "../../src/views/recovery-view.ts";
import { repeatView } from "../../src/views/repeat-view.ts";
import { showsStatus, statusText, withStatus } from "../../src/views/status-block.ts";
import { stormView } from "../../src/views/storm-view.ts";
import { aStorm, aTelling, openStatus, recoveredStatus } from "../support/a-telling.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";
import { said, statusLine } from "../support/fail-and-pass.ts";

describe("the status of a failure's message", () => {
  test.each<[string, Partial<FailureStatus>, string]>([
    ["of the first", { count: 1 }, "Not fixed yet, as far as is known. When it fails again, the thread of this message says so."],
    ["of the second", { count: 2 }, "*2nd time* since 02:40, last 10:40 in run 1046. Repeats are in the thread."],
    ["of the 11th", { count: 11 }, "*11th time* since 02:40, last 10:40 in run 1046. Repeats are in the thread."],
    ["of the 23rd", { count: 23 }, "*23rd time* since 02:40, last 10:40 in run 1046. Repeats are in the thread."],
    ["of one that recovered", { ...recoveredStatus, count: 1 }, "*Recovered* in run 1047, 11:10."],
    ["of five that recovered", recoveredStatus, "*Recovered* in run 1047, 11:10, after 5 failures since 02:40."],
    ["of more than are read", { count: 200, atLeast: true }, "*At least 200 times* since 02:40, last 10:40 in run 1046. Repeats are in the thread."],
    ["of one among very many of other places", { count: 1, atLeast: true }, "*At least 1 time* since 02:40, last 10:40 in run 1046. Repeats are in the thread."],
    ["of more than are read that recovered", { ...recoveredStatus, count: 200, atLeast: true }, "*Recovered* in run 1047, 11:10, after at least 200 failures since 02:40."],
  ])("%s", (_, changes, expected) => {
    expect(statusLine(failureView({ ...aTelling(), status: { ...openStatus, ...changes } }))).toBe(expected);
  });

  test("takes the place of the one before, and nothing else changes", () => {
    const message = failureView({ ...aTelling(), status: openStatus });
    const later = withStatus(message, recoveredStatus, statusText("acme/x", "push/413", recoveredStatus));
    expect([showsStatus(message, openStatus), showsStatus(message, recoveredStatus), showsStatus(later, recoveredStatus)]).toEqual([true, false, true]);
    expect(later).toEqual({ ...failureView({ ...aTelling(), status: recoveredStatus }), text: "acme/x recovered: 413 (Push API)" });
  });

  test("is found in the message as Slack gives it back", () => {
    const message = failureView({ ...aTelling(), status: openStatus });
    const back = structuredClone(message).blocks.map((block, index) => ({ block_id: `b${index}`, ...block }));
    expect(showsStatus({ text: message.text, blocks: back }, openStatus)).toBe(true);
    expect(statusLine(withStatus({ text: "", blocks: back }, recoveredStatus, "x"))).toMatch(/^\*Recovered/);
  });
});

describe("a storm's message", () => {
  test("lists its places with their runs, what recovered, and the answer once", () => {
    const shown = said(stormView(aStorm()));
    expect(shown).toContain("*The same error in 4 places* since 10:30: The Push API is throttling you");
    expect(shown).toContain("• *acme/catalog-loader on main*: run 1038, 10:38, 2 times");
    expect(shown).toContain("• acme/search-pages on release/12: *recovered* in run 1050");
    expect(shown.match(/\*What to do\*/g)).toHaveLength(1);
  });

  test("says how many more there are", () => {
    expect(said(stormView({ ...aStorm(), omitted: 7 }))).toContain("The same error in 11 places");
    expect(said(stormView({ ...aStorm(), omitted: 7 }))).toContain("and 7 more places");
  });
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 3_000 }),
  fc.constantFrom("<!channel>", "<@U1>", "<#C1>", "<https://evil.example|click>", "a|b>c", "👩‍👩‍👧‍👦".repeat(500)),
);

test("whatever is told of a failure keeps Slack's limits and mentions nobody", () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, fc.constantFrom(...entries.map(({ id }) => id)), fc.webUrl({ size: "large" }), (name, branch, runId, errorId, runUrl) => {
      const { run, found } = aTelling();
      const telling = { ...aTelling(), run: { ...run, branch, runId, runUrl, project: { ...run.project, name } }, found: Array.from({ length: 20 }, () => ({ ...found[0], job: { id: "1", name } })) };
      const [place] = aStorm().places;
      const places = Array.from({ length: 15 }, () => ({
        project: telling.run.project,
        branch,
        occurrences: (place?.occurrences ?? []).map((each) => ({ ...each, runId, runUrl })),
        recovered: null,
      }));
      const green = { runId, attempt: 2, runUrl, at: "2026-11-20T10:50:00.000Z" };
      for (const message of [
        repeatView(telling),
        failureView({ ...telling, status: { ...openStatus, last: { ...openStatus.last, runId, runUrl } } }),
        failureView({ ...telling, status: { ...openStatus, recovered: green } }),
        recoveryView(name, green),
        stormView({ errorId, startedAt: run.occurredAt, places, omitted: 100 }),
      ]) {
        expect(brokenLimits(message)).toEqual([]);
        expect(interpretedText(message)).not.toMatch(/<(!channel|@U1|#C1|https:\/\/evil)/);
      }
    }),
    { numRuns: 60 },
  );
});

test("a failure says that it failed, however long the names of its project and workflow are", () => {
  const { run, ...telling } = aTelling();
  const shown = interpretedText(failureView({ ...telling, run: { ...run, project: { ...run.project, name: `acme/${"loader-".repeat(30)}` }, workflow: "Nightly" } }));
  expect(shown).toMatch(/\|acme\/[^>]*… failed>\*/);
});

test("a storm's places are in one list, and in several only where one section cannot hold them", () => {
  const [place] = aStorm().places;
  if (place === undefined) throw new RangeError("no place");
  const sections = (name: string) => stormView({ ...aStorm(), places: Array.from({ length: 15 }, () => ({ ...place, project: { ...place.project, name } })) }).blocks.filter((block) => block.type === "section" && block.text?.text.startsWith("• "));
  expect(sections("acme/x")).toHaveLength(1);
  const long = sections("&".repeat(60));
  expect(long.length).toBeGreaterThan(1);
  expect(interpretedText({ text: "", blocks: long }).match(/^• /gm)).toHaveLength(15);
});
