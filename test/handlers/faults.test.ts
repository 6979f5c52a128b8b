import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linkFields } from "../../src/views/link-form.ts";
import { linkForms } from "../../src/views/link-actions.ts";
import { newNoteField, notesForm } from "../../src/views/notes-modal.ts";
import { ownTime } from "../support/own-time.ts";
import { alice, general, startSurfaces } from "../support/slack-surfaces.ts";
import { writtenLines } from "../support/written-lines.ts";

const written = writtenLines();
const bot = await startSurfaces({ settings: { LOG_LEVEL: "info" } });
afterAll(bot.stop);
beforeAll(() => bot.table.close());
beforeEach(() => {
  written.clear();
  bot.slack.proxy.calls.splice(0);
});

/** What a person was told, and the reference in it. */
const referenceIn = (told: string): string => /reference[:]? `?([0-9a-f-]{36})/.exec(told)?.[1] ?? `none in ${told}`;
const logged = (reference: string): unknown[] => written.lines().flatMap((line) => (line["reference"] === reference ? [line["message"]] : []));
const windowOf = (body: string): string => body.replaceAll("\\n", "\n");

describe("while the database is down whoever waits is told in words, with a reference that is in the log, within three seconds", () => {
  test.each(["stats", "muted", "snooze 429 7d", "digest", "watch", "join", "projects", "unlinked", "move <#C000000002|random>", "https://github.com/acme/catalog-loader/actions/runs/1199"])("by the command %j", async (text) => {
    const { result: { shown }, took } = await ownTime(() => bot.command(text));
    expect(took).toBeLessThan(2_900);
    expect(shown).toMatch(/did not answer in time|did not work in time|could not be read|Slack did not/);
    expect(logged(referenceIn(shown))).toEqual(expect.arrayContaining([expect.stringMatching(/database-not-answering|members-unknown/)]));
  });

  test("but a look-up is answered, without its count", async () => {
    const { shown } = await bot.command("429");
    expect(shown).toContain("TOO_MANY_REQUESTS");
    expect(written.lines().map(({ message }) => message)).toContain("database-not-answering");
  });

  test.each([
    ["not_this_error", JSON.stringify({ v: 1, e: "push/413", t: new Date().toISOString(), d: "0".repeat(32) })],
    ["undo_membership", '{"before":false,"after":true}'],
    ["edit_notes", "push/413"],
  ])("by the button %s", async (action_id, value) => {
    const told = await bot.answerAt((await bot.press({ action_id, value })).path);
    expect(logged(referenceIn(told))).toEqual(expect.arrayContaining(["database-not-answering"]));
  });

  test("in the window of notes, and in that of links", async () => {
    const metadata = JSON.stringify({ v: 1, e: "push/413", c: general, t: new Date().toISOString(), r: null });
    const notes = await bot.submit(notesForm, { metadata, fields: { [newNoteField]: { type: "plain_text_input", value: "a note" } } });
    expect(notes.status).toBe(200);
    expect(logged(referenceIn(windowOf(notes.body)))).toContain("database-not-answering");
    const links = await bot.submit(linkForms.link, { metadata: JSON.stringify({ v: 1, channel: general }), fields: { [linkFields.connection]: { value: "github" }, [linkFields.projects]: { value: "acme/other" } } });
    expect(links.status).toBe(200);
    expect(logged(referenceIn(windowOf(links.body)))).toEqual(expect.arrayContaining([expect.stringMatching(/database-not-answering|members-unknown/)]));
  });

  test("not of another app's message, which Slack sends three times more and no more", async () => {
    const event = { type: "message", subtype: "bot_message", bot_id: "B1", channel: general, channel_type: "channel", ts: "1700000009.000100", text: "", attachments: [{ fallback: "failed", text: "Run failed: <https://github.com/acme/catalog-loader/actions/runs/1198|Nightly push> - acme/catalog-loader" }] };
    const statuses: number[] = [];
    for (const retry of ["", "1", "2", "3"]) statuses.push((await bot.event(event, retry === "" ? {} : { "x-slack-retry-num": retry })).status);
    expect(statuses).toEqual([500, 500, 500, 200]);
    expect(bot.slack.proxy.calls.filter(({ method, params }) => method.startsWith("chat.") && params["user"] === alice)).toEqual([]);
  });
});
