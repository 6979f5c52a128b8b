import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { commandTable } from "../../src/commands/command-table.ts";
import { parseCommand } from "../../src/commands/parse-command.ts";
import type { CommandAnswer } from "../../src/commands/answer-command.ts";
import type { TeamChange } from "../../src/commands/team/team-change.ts";
import { readUndoButton, undoButton } from "../../src/commands/team/team-change.ts";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { announcementView, undoneView } from "../../src/views/announcement-view.ts";
import { commandView } from "../../src/views/command-view.ts";
import { withFlagStatus } from "../../src/views/flag-status.ts";
import { pressedView, type PressedAnswer } from "../../src/views/pressed-view.ts";
import { undoCalls } from "../../src/views/undo-calls.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";

const command = "/coveo-error";
const ids = entries.map((entry) => entry.id);
const longest = ids.toSorted((a, b) => b.length - a.length)[0] ?? "";
const at = "2026-11-20T10:00:00.000Z";
const mute = (project: string | null, reason: string) => ({ project, until: at, reason, by: "U1", at });
const snooze = { until: at, unlessWorseThan: "notice" as const, by: "U1", at };
const changes: TeamChange[] = [
  { of: "membership", before: false, after: true },
  { of: "digest", before: { digestOn: true, schedule: null }, after: { digestOn: false, schedule: { weekday: 7, time: "09:00", zone: "America/Argentina/ComodRivadavia" } } },
  { of: "thresholds", before: { throttling: null, "daily-limit": { notice: 1, warning: 7 }, other: { notice: 99, warning: 100 } }, after: { throttling: { notice: 5, warning: 10 }, "daily-limit": null, other: null } },
];
const mutes: TeamChange[] = [
  { of: "mute", errorId: longest, before: [], after: [mute("acme/loader", "the source moves")] },
  { of: "mute", errorId: longest, before: [mute(null, "the source moves"), mute("acme/*", "")], after: [] },
];
const nasty = fc.oneof(fc.string({ unit: "binary", maxLength: 3_000 }), fc.constantFrom("<!channel>", "<@U9>", "<https://evil.example|x>", "`<!here>`", "a|b>c", "\u202Ereversed", "&lt;!channel&gt;"), fc.stringMatching(/^[<>&|!@#`*_~]{1,200}$/));

const answersOf = (text: string): CommandAnswer[] => [
  { kind: "in-direct-message" },
  ...["snooze", "threshold"].flatMap((verb): CommandAnswer[] => [{ kind: "no-team", verb, links: 0 }, { kind: "no-team", verb, links: 12 }, { kind: "unavailable", verb }, { kind: "refused", verb, problem: text }]),
  { kind: "which-error", choices: ids },
  { kind: "unknown-error", query: text, hidden: true, suggestions: ids.slice(0, 3) },
  { kind: "none-of-them", errorIds: ids },
  { kind: "snoozed", errorId: longest, snooze },
  { kind: "unsnoozed", errorId: longest, was: snooze },
  { kind: "muted-error", errorId: longest, mute: mute(text, text), was: [mute(text, text)], known: false, hidden: true, announced: { kind: "not-announced", reason: text } },
  { kind: "unmuted", errorId: longest, were: Array.from({ length: 20 }, () => mute(text, text)), announced: { kind: "announced" } },
  { kind: "silenced", mutes: ids.map((errorId) => ({ errorId, mute: mute(text, text) })), snoozes: ids.map((errorId) => ({ errorId, snooze })) },
  { kind: "silenced", mutes: [], snoozes: [] },
  { kind: "thresholds", thresholds: { throttling: { notice: 99, warning: 100 } } },
  ...changes.flatMap((change): CommandAnswer[] => [
    { kind: "changed", change, next: at, links: 12, announced: { kind: "not-announced", reason: text } },
    { kind: "unchanged", change, next: at },
  ]),
  { kind: "stats", days: 35, stats: { team: "C1", errors: [], flags: ids.map((id) => ({ id, level: "warning", raisedAt: at, snoozedUntil: at })) } },
  { kind: "look-up", lookUp: { query: text, kind: "not-found", answers: [], suggestions: [] }, met: null, hint: { verb: "mute", problem: text } },
  ...commandTable.map(({ verb }): CommandAnswer => ({ kind: "help", verb })),
];

/** What Slack would interpret that is neither a date nor a person of ours. */
const foreignMarkup = (text: string): string[] =>
  [...text.matchAll(/<[^>]*>/g)].map(([whole]) => whole).filter((whole) => !/^<(@U1|!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+UTC)>$/.test(whole));

describe("every answer to a team's command", () => {
  test("keeps Slack's limits, whatever it quotes, and becomes no mention, link or date", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const answer of answersOf(text)) {
          const message = commandView(answer, command);
          expect(brokenLimits(message), answer.kind).toEqual([]);
          expect(foreignMarkup(interpretedText(message)), answer.kind).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each(["not_in_channel", "is_archived", "no_answer", "ratelimited"])("about a channel that could not be told (%s) says why", (reason) => {
    const [change] = changes as [TeamChange];
    expect(interpretedText(commandView({ kind: "changed", change, next: null, links: 0, announced: { kind: "not-announced", reason } }, command))).toMatch(/could not be told|could not tell|did not answer/);
  });
});

test("what is not muted is named where one error is called that, and counted where several are", () => {
  const said = (errorIds: string[]) => interpretedText(commandView({ kind: "none-of-them", errorIds }, command));
  expect(said(["push/429/TOO_MANY_REQUESTS"])).toContain("429 TOO_MANY_REQUESTS (Push API): not snoozed and not muted here.");
  expect(said(["push/429/TOO_MANY_REQUESTS", "http/429"])).toContain("2 errors are called that: not snoozed and not muted here.");
});

test("thresholds are shown with the name that is typed only where they are called otherwise", () => {
  const said = interpretedText(commandView({ kind: "thresholds", thresholds: { throttling: { notice: 99, warning: 100 } } }, command));
  expect(said).toContain("• throttling (set by this channel): notice: 99");
  expect(said).toContain("• daily limits and quotas (`daily-limit`): notice: 2");
});

describe("an announced change", () => {
  test.each([...changes, ...mutes])("of $of says old and new, keeps Slack's limits, and its button brings it back whole", (change) => {
    const message = announcementView(change, { by: "U1" });
    const sections = message.blocks.filter((block) => block.type !== "actions");
    expect(brokenLimits({ ...message, blocks: sections })).toEqual([]);
    expect(interpretedText(message)).toMatch(/<@U1>[^]*Before: [^]*Now: \*/);
    const { actionId, value } = undoButton(change);
    expect(value.length).toBeLessThanOrEqual(2_000);
    expect(readUndoButton(actionId, value)).toEqual(change);
    expect(brokenLimits(undoneView(change, { made: sections[0], by: "U1", at }))).toEqual([]);
    expect(undoneView(change, { made: undefined, by: "U1", at }).blocks).toHaveLength(2);
  });

  test.each([["undo_digest", "{bad"], ["undo_digest", '{"before":true,"after":true}'], ["undo_thresholds", '{"before":{"nothing":null},"after":{}}'], ["undo_membership", '{"before":1,"after":2}'], ["undo", "{}"]])("is not read from %s %s", (actionId, value) => {
    expect(readUndoButton(actionId, value)).toBeUndefined();
  });

  test("of a mute keeps Slack's limits and mentions nobody, whatever its reason is", () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 20 }), (text, count) => {
        const all = Array.from({ length: count }, (_, each) => mute(`${each} ${text}`, text));
        for (const [before, after] of [[all, []], [[], all], [all, all]] as const) {
          const message = announcementView({ of: "mute", errorId: longest, before: [...before], after: [...after] }, { by: "U1" });
          expect(brokenLimits(message)).toEqual([]);
          expect(foreignMarkup(interpretedText(message))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("names nobody by an id that is none", () => {
    expect(announcementView(changes[0] as TeamChange, { by: "!channel" }).text).toMatch(/^Somebody changed what is posted here\. .*Before: .*Now: /);
  });
});

test("what whoever pressed a button is told is short and in words", () => {
  const kinds: Exclude<PressedAnswer["kind"], "done" | "episode-over" | "not-posted" | "thanks">[] = ["outdated", "unavailable", "unread", "not-shown", "not-opened", "changed-since", "undone-before", "asked-to-link", "may-not-link", "undone-unseen", "in-thread", "forgotten", "not-corrected", "not-reviewed", "failed"];
  const answers = [...kinds.map((kind) => ({ kind })), { kind: "episode-over" as const, errorId: longest }, { kind: "not-posted" as const, reason: "<!channel>" }, { kind: "thanks" as const, helped: false }];
  for (const answer of answers) {
    const message = pressedView(answer, { reference: "<!channel>", command });
    expect(brokenLimits(message)).toEqual([]);
    expect(foreignMarkup(interpretedText(message))).toEqual([]);
  }
});

test("a flag's message that was changed by hand still gets its status, at its end", () => {
  const state = { ...noFlag, taken: { by: "U1", at } };
  const block = { type: "section", text: { type: "mrkdwn", text: "x" } } as const;
  const { blocks } = withFlagStatus({ text: "a flag", blocks: [block] }, { errorId: longest, episode: at, state, now: new Date(at), command });
  expect(blocks).toMatchObject([{ type: "section" }, { type: "context", block_id: "flag_status" }]);
  expect(withFlagStatus({ text: "a flag", blocks }, { errorId: longest, episode: "2026-11-20T10:00:00.001Z", state, now: new Date(at), command }).blocks).toEqual([block]);
});

test("a flag's status keeps Slack's limits and mentions nobody, whatever was given as a reason, and leaves out what is over", () => {
  const over = { ...mute("over", "over"), until: "2026-11-20T09:59:59.000Z" };
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 20 }), (text, mutes) => {
      const state = { ...noFlag, taken: { by: "U1", at }, snooze: { ...snooze, until: "2026-12-20T10:00:00.000Z" }, mutes: [over, ...Array.from({ length: mutes }, () => ({ ...mute(text, text), until: "2026-12-20T10:00:00.000Z" }))] };
      const message = withFlagStatus({ text: "a flag", blocks: [] }, { errorId: longest, episode: at, state, now: new Date(at), command });
      expect(brokenLimits(message)).toEqual([]);
      expect(foreignMarkup(interpretedText(message))).toEqual([]);
      expect(interpretedText(message)).not.toContain("over:");
      expect(interpretedText(message).match(/^Muted by/gm)).toHaveLength(Math.min(mutes, 3));
    }),
    { numRuns: 40 },
  );
});

test.each(changes)("a change of $of is confirmed with what to type to undo it, and the bot reads that", (change) => {
  const calls = undoCalls(change);
  for (const call of calls) expect(parseCommand(call).kind).toMatch(/^(leave|digest-default|threshold|threshold-default)$/);
  expect(interpretedText(commandView({ kind: "changed", change, next: null, links: 0, announced: { kind: "announced" } }, command))).toContain(`To undo it: \`/coveo-error ${calls[0]}`);
});

test("a mute, and its end, is undone by what can be typed too", () => {
  const [set, ended] = mutes.map((change) => undoCalls(change).map((call) => parseCommand(call)));
  expect(set).toEqual([{ kind: "unmute", subject: `${longest} acme/loader` }]);
  expect(ended).toEqual([null, "acme/*"].map((project) => ({ kind: "mute", subject: project === null ? longest : `${longest} ${project}`, end: expect.anything(), reason: project === null ? "the source moves" : "" })));
});
