import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { aStorm, aTelling, openStatus, recoveredStatus } from "../../test/support/a-telling.ts";
import { failureView } from "../../src/views/failure-view.ts";
import { repeatView } from "../../src/views/repeat-view.ts";
import { stormView } from "../../src/views/storm-view.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

/** Draws docs/pictures: a failure that came back, the reply in its thread, the same recovered, and a storm. */
const pictures = [
  { name: "failure", message: failureView({ ...aTelling(), status: openStatus }) },
  { name: "failure-repeat", message: repeatView(aTelling()) },
  { name: "failure-recovered", message: failureView({ ...aTelling(), status: recoveredStatus }) },
  { name: "storm", message: stormView(aStorm()) },
];
const browser = await openBrowser();
for (const { name, message } of pictures) {
  const png = await drawMessage(browser, message, { theme: "light", at: new Date("2026-11-20T10:41:00Z") });
  writeFileSync(fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)), png);
}
await browser.close();
