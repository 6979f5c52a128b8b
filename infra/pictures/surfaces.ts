import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { answerView } from "../../src/views/answer-view.ts";
import { homeView } from "../../src/views/home-view.ts";
import { linkForm } from "../../src/views/link-form.ts";
import { notesModal } from "../../src/views/notes-modal.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { unknownChannel } from "../../src/channels/channel-state.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

/** Draws docs/pictures: a private answer with the team's note, the Home tab, and what stands in the windows for notes and links. */
const command = "/coveo-error";
const now = new Date("2026-11-20T10:41:00Z");
const errorId = "push/429/TOO_MANY_REQUESTS";
const note = { team: "C0PUSH", errorId, at: "2026-11-06T09:12:00.000Z", text: "It was the new shop's first full load. We lowered the batches a minute and it went through.", by: "U000000001", edited: null, revision: 1 };
const answer = answerView(
  { answerId: "1", query: "429", errorIds: [errorId, "http/429"] },
  { met: { pipelines: 9, lookups: 3, last: "2026-11-20T09:59:00.000Z", days: 7 }, command, now, notes: [note] },
);
if (answer === undefined) throw new Error(`${errorId} is not in the catalog`);
const home = homeView(
  {
    kind: "teams",
    from: "2026-11-16T00:00:00.000Z",
    page: 0,
    pages: 1,
    total: 1,
    teams: [
      {
        channel: "C0PUSH",
        profile: { team: "C0PUSH", name: "search-platform", digestOn: true, schedule: null, thresholds: {}, joinedAt: "2026-09-01T00:00:00.000Z" },
        state: { ...unknownChannel, name: "search-platform" },
        stats: { team: "C0PUSH", errors: [{ id: errorId, count: 12, pipelines: 9, lookups: 3, last: "2026-11-20T09:59:00.000Z" }], flags: [] },
        links: [{ connection: "github", projects: "acme/*", team: "C0PUSH", branches: ["main"], workflows: [], post: "all" }],
      },
    ],
  },
  { command },
);
const shown: { name: string; blocks: SlackMessage["blocks"] }[] = [
  { name: "answer", blocks: answer.blocks },
  { name: "home", blocks: home.blocks as SlackMessage["blocks"] },
  { name: "notes", blocks: notesModal({ errorId, channel: "C0PUSH", openedAt: now.toISOString(), response: null }, [note]).blocks as SlackMessage["blocks"] },
  { name: "link", blocks: linkForm({ channel: "C0PUSH", connections: ["github", "gitlab"] }).blocks as SlackMessage["blocks"] },
];
const browser = await openBrowser();
for (const { name, blocks } of shown) {
  const png = await drawMessage(browser, { text: name, blocks }, { theme: "light", at: now });
  writeFileSync(fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)), png);
}
await browser.close();
