import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { aStorm, aTelling, openStatus, recoveredStatus } from "../../test/support/a-telling.ts";
import { answerById } from "../../src/catalog/answer-by-id.ts";
import { failureView } from "../../src/views/failure-view.ts";
import { withWithdrawal, type OccurrenceSubject } from "../../src/views/not-this-error.ts";
import { repeatView } from "../../src/views/repeat-view.ts";
import { stormView } from "../../src/views/storm-view.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

const telling = aTelling();
const [first] = telling.found;
const second = answerById("push/412/SOURCE_DOES_NOT_EXIST");
if (second === null) throw new Error("push/412/SOURCE_DOES_NOT_EXIST is not in the catalog");
const twoErrors = [first, { diagnosis: { ...first.diagnosis, ...second, line: 1310 }, job: first.job }];
const subject = (errorId: string, dedupeId: string): OccurrenceSubject => ({ errorId, dedupeId, occurredAt: telling.run.occurredAt });
const one = subject(first.diagnosis.id, "1".repeat(32));
const other = subject(second.id, "2".repeat(32));
const takenBack = { by: "U000000001", at: "2026-11-20T10:40:30.000Z" };

/** Draws docs/pictures: a failure that came back, the reply in its thread, both with what was taken back, the failure recovered, and a storm. */
const pictures = [
  { name: "failure", message: failureView({ ...telling, status: openStatus, subjects: [one] }) },
  { name: "failure-taken-back", message: withWithdrawal(failureView({ ...telling, found: twoErrors, status: openStatus, subjects: [one, other] }), other, takenBack) },
  { name: "failure-repeat", message: repeatView({ ...telling, subjects: [one] }) },
  { name: "failure-repeat-taken-back", message: withWithdrawal(repeatView({ ...telling, found: twoErrors, subjects: [one, other] }), one, takenBack) },
  { name: "failure-recovered", message: failureView({ ...telling, status: recoveredStatus, subjects: [one] }) },
  { name: "storm", message: stormView(aStorm()) },
];
const browser = await openBrowser();
for (const { name, message } of pictures) {
  const png = await drawMessage(browser, message, { theme: "light", at: new Date("2026-11-20T11:12:00Z") });
  writeFileSync(fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)), png);
}
await browser.close();
