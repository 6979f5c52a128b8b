import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { answerView } from "../../src/views/answer-view.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

/** Draws docs/pictures: a private answer with the team's note. */
const command = "/coveo-error";
const now = new Date("2026-11-20T10:41:00Z");
const errorId = "push/429/TOO_MANY_REQUESTS";
const note = { team: "C0PUSH", errorId, at: "2026-11-06T09:12:00.000Z", text: "It was the new shop's first full load. We lowered the batches a minute and it went through.", by: "U000000001", edited: null, revision: 1 };
const answer = answerView(
  { answerId: "1", query: "429", errorIds: [errorId, "http/429"] },
  { met: { pipelines: 9, lookups: 3, last: "2026-11-20T09:59:00.000Z", days: 7 }, command, now, notes: [note] },
);
if (answer === undefined) throw new Error(`${errorId} is not in the catalog`);
const browser = await openBrowser();
writeFileSync(fileURLToPath(new URL("../../docs/pictures/answer.png", import.meta.url)), await drawMessage(browser, { text: "answer", blocks: answer.blocks }, { theme: "light", at: now }));
await browser.close();
