import { expect, test } from "vitest";
import { failureView } from "../../src/views/failure-view.ts";
import { withWithdrawal, type OccurrenceSubject } from "../../src/views/not-this-error.ts";
import { repeatView } from "../../src/views/repeat-view.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { aTelling } from "../support/a-telling.ts";

const subject = (errorId: string, letter: string): OccurrenceSubject => ({ errorId, occurredAt: "2026-11-20T10:40:00.000Z", dedupeId: letter.repeat(32) });
const first = subject("push/429/TOO_MANY_REQUESTS", "a");
const second = subject("push/412/SOURCE_DOES_NOT_EXIST", "b");
const third = subject("push/413", "c");
const withdrawn = { by: "U000000001", at: "2026-11-20T10:45:00.000Z" };
const ids = ({ blocks }: SlackMessage): string[] => blocks.map((block) => block.block_id ?? block.type);

test("what is taken back of a repeat is said right below the line that names its run, above what does not hold", () => {
  expect(ids(withWithdrawal(repeatView({ ...aTelling(), subjects: [first] }), first, withdrawn))).toEqual(["section", `withdrawn_${first.dedupeId}`, "rich_text", "context", "failure_actions"]);
});

test("of a failure it is said below the heading and what failed", () => {
  expect(ids(withWithdrawal(failureView({ ...aTelling(), subjects: [first] }), first, withdrawn)).slice(0, 4)).toEqual(["header", "section", `withdrawn_${first.dedupeId}`, "status"]);
});

test("what is taken back later is said below what was taken back before", () => {
  const message = failureView({ ...aTelling(), subjects: [first, second, third] });
  const all = [third, first, second].reduce((shown, each) => withWithdrawal(shown, each, withdrawn), message);
  expect(ids(all).slice(2, 6)).toEqual([`withdrawn_${third.dedupeId}`, `withdrawn_${first.dedupeId}`, `withdrawn_${second.dedupeId}`, "status"]);
  expect([first, second, third].reduce((shown, each) => withWithdrawal(shown, each, null), all)).toEqual(message);
});
