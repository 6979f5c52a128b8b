import { fc } from "../support/properties.ts";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerOf } from "../../src/catalog/answer.ts";
import { entries } from "../../src/catalog/entries.ts";
import { commandTable } from "../../src/commands/command-table.ts";
import { brokenBlockLimits, brokenViewLimits } from "../../src/local/slack-proxy/broken-block-limits.ts";
import { doneModal } from "../../src/views/done-modal.ts";
import { announceExcerptsView } from "../../src/views/excerpts-view.ts";
import { faultView } from "../../src/views/fault-view.ts";
import { helpView } from "../../src/views/help-view.ts";
import { lookUpView } from "../../src/views/look-up-view.ts";
import { gaveUpView } from "../../src/views/gave-up-view.ts";
import { notTakenView } from "../../src/views/not-taken-view.ts";
import { notesRemovedView, notesSavedView } from "../../src/views/note-changes-view.ts";
import { mostEdited, notesModal } from "../../src/views/notes-modal.ts";
import { operationsView } from "../../src/views/operations-view.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { statsView } from "../../src/views/stats-view.ts";
import { teamView } from "../../src/views/team-view.ts";
import { wantedView } from "../../src/views/wanted-view.ts";
import { brokenLimits, interpretedText } from "../support/block-limits.ts";

const root = new URL("../../", import.meta.url);
const command = "/coveo-error";
const at = "2026-11-20T10:00:00.000Z";
const answers = entries.map(answerOf);
const person = "U000000001";

/** Each way a view can show an error, with what comes from outside as `text`. */
const messages: { [view: string]: (errorId: string, text: string) => SlackMessage[] } = {
  announceExcerptsView: (_, text) => [true, false].map((on) => announceExcerptsView({ by: text, on })),
  faultView: (_, text) => [faultView(text.slice(0, 100))],
  helpView: (_, text) => [null, text, ...commandTable.map(({ verb }) => verb)].flatMap((verb) => [undefined, { kind: "direct" as const }, ...[0, 3].map((links) => ({ kind: "no-team" as const, links })), { kind: "team" as const, links: 999 }].map((place) => helpView(verb, { command, place }))),
  lookUpView: (errorId, text) => {
    const found = answers.filter(({ id }) => id === errorId);
    const others = answers.filter(({ id }) => id !== errorId);
    const met = { pipelines: 12_345, lookups: 678, last: at, days: 7 };
    return [
      lookUpView({ query: text, kind: "found", answers: [...found, ...others], suggestions: [], hidden: true }, met, { command }),
      lookUpView({ query: text, kind: "not-found", answers: [], suggestions: [...found, ...others] }, null, { command }),
    ];
  },
  gaveUpView: (_, text) => [gaveUpView(text.slice(0, 100))],
  notTakenView: (_, text) => [notTakenView(text.slice(0, 100))],
  notesSavedView: (errorId, text) => [notesSavedView({ errorId, added: 1, edited: mostEdited, removed: [note(errorId, text)], hidden: true })],
  notesRemovedView: (errorId, text) => [notesRemovedView({ errorId, removed: Array.from({ length: mostEdited }, () => note(errorId, text)) }, person)],
  operationsView: (_, text) => [operationsView({ connection: text, reason: text })],
  statsView: (errorId) => {
    const errors = [errorId, ...entries.map(({ id }) => id)].map((id) => ({ id, count: 99_999, pipelines: 50_000, lookups: 49_999, last: at }));
    return [statsView(null, 7), statsView({ team: "C1", errors, flags: [] }, 30)];
  },
  teamView: (errorId, text) => [
    teamView({ kind: "unknown-error", query: text, hidden: true, suggestions: [errorId, ...entries.map(({ id }) => id)].slice(0, 3) }, { command }),
    teamView({ kind: "which-error", choices: [errorId, ...entries.map(({ id }) => id)] }, { command }),
  ],
  wantedView: (_, text) => {
    const wanted = Array.from({ length: 500 }, () => ({ query: text, count: 9_999 }));
    return [wantedView({ week: "2026-W47", wanted, codes: wanted.map(({ query, count }) => ({ code: query, status: query, count, lastSeen: at })) })];
  },
};

const windows: { [view: string]: (errorId: string, text: string) => unknown[] } = {
  doneModal: (errorId, text) => [doneModal(notesSavedView({ errorId, added: 1, edited: 0, removed: [], hidden: false }), text || "Saved")],
  notesModal: (errorId, text) => [notesModal({ errorId, channel: "C".repeat(21), openedAt: at, response: "x".repeat(300) }, Array.from({ length: mostEdited + 1 }, () => note(errorId, text)))],
};

const note = (errorId: string, text: string) => ({ team: "C1", errorId, at: new Date(Date.parse(at) + Math.floor(Math.random() * 1e9)).toISOString(), text, by: person, edited: { by: person, at }, revision: 1 });

/** What is wrong with a message, beside its text: it must be understood without pictures and colours, and in a notification. */
const unclear = ({ text, blocks }: SlackMessage): string[] => {
  const whole = JSON.stringify(blocks);
  return [
    ...(text.trim() === "" ? ["no text fallback"] : []),
    ...(/"attachments"|"color"/.test(whole) ? ["a colour"] : []),
    ...blocks.flatMap((block) => (block.type === "image" && block.alt_text.trim() === "" ? ["a picture without words"] : [])),
    ...interpretedText({ text, blocks }).split("\n").filter((line) => line.trim() !== "" && line.replaceAll(/:[a-z_]+:|\p{Extended_Pictographic}|\s/gu, "") === ""),
  ];
};

const foreign = /<!(channel|here|everyone|subteam)|<https:\/\/evil|<@U9>|[\u202A-\u202E\u2066-\u2069]/;
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4_000 }),
  fc.constantFrom("<!channel>".repeat(4_000), "<!here>", "<@U9>", "<https://evil.example|click>", "\u202Ereversed", "``` `<!everyone>` ```", "&".repeat(3_000), "\uD83D", "👩‍👩‍👧‍👦".repeat(900)),
);

describe("every view keeps Slack's limits", () => {
  test.each(entries.map(({ id }) => id))("with %s", (id) => {
    for (const [view, show] of Object.entries(messages)) {
      for (const message of show(id, "<!channel>&`".repeat(80))) expect([view, ...brokenLimits(message), ...brokenBlockLimits(message.blocks, "message"), ...unclear(message)]).toEqual([view]);
    }
    for (const [view, show] of Object.entries(windows)) {
      for (const window of show(id, "<!channel>&`".repeat(80))) expect([view, ...brokenViewLimits(window)]).toEqual([view]);
    }
  });

  test("whatever comes from outside, which becomes no mention, link or mark", () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...entries.map(({ id }) => id)), (text, id) => {
        for (const [view, show] of Object.entries(messages)) {
          for (const message of show(id, text)) {
            expect([view, ...brokenLimits(message), ...brokenBlockLimits(message.blocks, "message"), ...unclear(message)]).toEqual([view]);
            expect(interpretedText(message)).not.toMatch(foreign);
          }
        }
        for (const [view, show] of Object.entries(windows)) for (const window of show(id, text)) expect([view, ...brokenViewLimits(window)]).toEqual([view]);
      }),
      { numRuns: 40 },
    );
  });

  test("and none escapes: each is in a test that checks them", () => {
    const read = (folder: string): string[] =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(new URL(`${folder}${file}`, root), "utf8"));
    const views = read("src/views/").flatMap((source) => [...source.matchAll(/^export const (\w+(?:View|Modal|Form)) = \(/gm)].map(([, name = ""]) => name));
    const checking = [...read("test/views/"), ...read("test/handlers/")].filter((source) => /brokenLimits|brokenBlockLimits|brokenViewLimits/.test(source)).join("\n");
    expect(views.length).toBeGreaterThan(30);
    expect(views.filter((name) => !new RegExp(`\\b${name}\\(`).test(checking))).toEqual([]);
  });
});
