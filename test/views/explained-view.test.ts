import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { answerOf } from "../../src/catalog/answer.ts";
import { entries } from "../../src/catalog/entries.ts";
import { find } from "../../src/catalog/find.ts";
import type { Explained, FoundInMessage } from "../../src/commands/ask/explain-said.ts";
import { brokenBlockLimits } from "../../src/local/slack-proxy/broken-block-limits.ts";
import { explainedView, sharedAnswerView } from "../../src/views/explained-view.ts";
import { howToAskView, notAQuestionView, notReadView } from "../../src/views/question-view.ts";
import { sampledView, sampleView } from "../../src/views/sample-view.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { readThreadButton, withThreadButton } from "../../src/views/thread-button.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";

const command = "/coveo-error";
const met = { pipelines: 9_999, lookups: 9_999, last: "2026-11-20T10:00:00.000Z", days: 7 };
const options = { command, met, hidden: true };

const foundOf = (text: string): FoundInMessage[] =>
  entries.map((entry) => ({ diagnosis: { ...answerOf(entry), confidence: "certain", because: text, line: 1_000_000, excerpt: text, count: 999 }, where: text }));

/** What a message breaks, by both validators, and what of it Slack would take for a mention or a foreign link. */
const wrongs = (message: SlackMessage | undefined): string[] => {
  if (message === undefined) return ["no message"];
  const mentions = [...interpretedText(message).matchAll(/<(?:!(?!date)|#|@(?!U1>)|https:\/\/evil)[^>]*>/g)].map(String);
  return [...brokenLimits(message), ...brokenBlockLimits(message.blocks, "message"), ...mentions];
};

const hostile = "<!channel> <@U9> <https://evil.example|x> `a` \u202E\u0000 ".repeat(60);

describe("an explained message keeps within Slack's limits and mentions nobody", () => {
  test.each(entries.map(({ id }, at) => [id, at] as const))("with %s first, and every other after it", (_, at) => {
    const found = foundOf(hostile);
    const [first, ...others] = [...found.slice(at), ...found.slice(0, at)];
    if (first === undefined) throw new Error("no entry");
    const unread = Array.from({ length: 20 }, () => hostile);
    expect(wrongs(withThreadButton(explainedView({ kind: "diagnosed", found: [first, ...others], unread }, options), { errorIds: found.map(({ diagnosis }) => diagnosis.id), threadTs: "1700000000.000100" }))).toEqual([]);
    expect(wrongs(sharedAnswerView([first, ...others].slice(0, 5).map(({ diagnosis }) => diagnosis.id), "<@U1>"))).toEqual([]);
  });

  test("whatever is in it", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 500 }), fc.constant(hostile), fc.constant("x".repeat(5_000)));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 10 }), fc.nat(entries.length - 1), (some, unread, at) => {
        const explained: Explained[] = [
          { kind: "diagnosed", found: [foundOf(some)[at] as FoundInMessage], unread },
          { kind: "looked-up", lookUp: find(some), unread },
          { kind: "nothing", empty: false, unread },
        ];
        for (const each of explained.filter(({ kind }) => kind !== "looked-up" || find(some).answers.length > 0)) expect(wrongs(explainedView(each, options))).toEqual([]);
        for (const message of [howToAskView({ command, direct: some.length > 3 }), notAQuestionView(some, { command }), notReadView(some, { command }), sampledView({ kind: "not-posted", reason: some })]) expect(wrongs(message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("a sample does too, and says so in its header and its notification", () => {
    const sample = sampleView({ command });
    expect(wrongs(sample)).toEqual([]);
    expect(sample.text).toMatch(/^Sample: no pipeline failed/);
    expect(JSON.stringify(sample.blocks[0])).toContain("SAMPLE");
  });
});

describe("the button that posts an answer in its thread", () => {
  test("is read as it was written, with the first five errors", () => {
    const errorIds = entries.map(({ id }) => id);
    const { blocks } = withThreadButton({ text: "x", blocks: [] }, { errorIds, threadTs: "1700000000.000100" });
    const [actions] = blocks;
    const button = actions?.type === "actions" ? actions.elements[0] : undefined;
    expect(readThreadButton(button?.type === "button" ? (button.value ?? "") : "")).toEqual({ errorIds: errorIds.slice(0, 5), threadTs: "1700000000.000100" });
  });

  test("reads nothing else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (value) => {
        expect(readThreadButton(value)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
