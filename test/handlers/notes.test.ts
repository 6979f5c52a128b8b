import type { InputBlock, KnownBlock } from "@slack/types";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newNoteField } from "../../src/views/notes-modal.ts";
import { alice, allText, bob, buttonOf, startSignedSlack } from "../support/signed-slack.ts";

const slack = await startSignedSlack();
afterAll(slack.stop);
const { command, press, messages, told, proxy, store, saveWindow, openedWindow } = slack;
const channel = "C000000001";

beforeEach(() => {
  proxy.mend();
  proxy.calls.splice(0);
});

/** Opens the window from an answer. */
const open = async (query: string, by = {}) => {
  await press(buttonOf(await command(query, by), "edit_notes"), null, by);
  return openedWindow();
};
const noteFields = (view: { blocks: readonly { type: string }[] }): InputBlock[] => view.blocks.filter((block): block is InputBlock => block.type === "input");
const note = async (query: string, text: string, by = {}) => saveWindow(await open(query, by), { [newNoteField]: text }, by);
const notesOn = (errorId: string) => store.listNotes({ team: channel, errorId, limit: 20 });

describe("a team's note", () => {
  test("is shown with the answer next time, with who wrote it and when; in this channel alone", async () => {
    expect(allText(await command("413"))).not.toContain("Last time");
    const answer = await note("413", "  split the batch <!channel> *in two*\n");
    expect(answer).toEqual({ status: 200, body: "" });
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("1 note added") }]);
    const shown = allText(await command("413", { user: bob }));
    expect(shown).toMatch(new RegExp(`Last time[^]*“split the batch &lt;!channel&gt; \\*in two\\*” <@${alice}>, <!date`));
    expect(shown).not.toContain("edited");
    expect(allText(await command("413", { channel: "C000000002" }))).not.toContain("Last time");
  });

  test("is saved without its secrets, and its author is told", async () => {
    await note("SOURCE_DOES_NOT_EXIST", "the key xx564559b1-0045-48e1-953c-3addd1ee4457 was of another source");
    expect(JSON.stringify(await notesOn("push/412/SOURCE_DOES_NOT_EXIST"))).not.toContain("564559b1");
    expect(told()).toEqual([{ user: alice, text: expect.stringMatching(/1 note added[^]*looked like a secret/) }]);
  });

  test("saved twice is one; two who open the window at once have one each", async () => {
    const view = await open("push 5xx");
    await Promise.all([saveWindow(view, { [newNoteField]: "a" }), saveWindow(view, { [newNoteField]: "b" }, { user: bob })]);
    await saveWindow(view, { [newNoteField]: "a" });
    expect((await notesOn("push/5XX")).map(({ text, by }) => [text, by]).toSorted()).toEqual([["a", alice], ["b", bob]]);
  });

  test("is changed by anybody, with who; what was left alone stays as it was", async () => {
    await note("UNAUTHORIZED", "first");
    await note("UNAUTHORIZED", "second");
    const view = await open("UNAUTHORIZED", { user: bob });
    const fields = noteFields(view);
    expect(fields.map(({ element }) => ("initial_value" in element ? element.initial_value : null))).toEqual([undefined, "second", "first"].map((text) => text ?? null));
    await saveWindow(view, { [newNoteField]: null, [fields[1]?.block_id ?? ""]: "second, mended", [fields[2]?.block_id ?? ""]: "first" }, { user: bob });
    expect(await notesOn("push/401/UNAUTHORIZED")).toMatchObject([
      { text: "second, mended", by: alice, edited: { by: bob } },
      { text: "first", by: alice, edited: null },
    ]);
    expect(allText(await command("UNAUTHORIZED"))).toContain(`, edited by <@${bob}>`);
  });

  test("is removed by emptying it; the channel is told by whom and what", async () => {
    await note("INVALID_TOKEN push", "was of staging");
    const view = await open("INVALID_TOKEN push", { user: bob });
    const [, field] = noteFields(view);
    await saveWindow(view, { [newNoteField]: null, [field?.block_id ?? ""]: null }, { user: bob });
    expect(allText((await messages(channel)).at(-1) ?? { text: "", blocks: [] })).toMatch(new RegExp(`^<@${bob}> removed 1 note[^]*“was of staging”`));
    expect(noteFields(await open("INVALID_TOKEN push"))).toHaveLength(1);
  });

  test("that somebody else changed meanwhile is not lost: the window says so and stays", async () => {
    await note("ACCESS_DENIED", "one");
    const view = await open("ACCESS_DENIED");
    const [, field] = noteFields(view);
    const id = field?.block_id ?? "";
    await saveWindow(view, { [id]: "of bob" }, { user: bob });
    const answer = await saveWindow(view, { [id]: "of alice" });
    expect(JSON.parse(answer.body)).toMatchObject({ response_action: "errors", errors: { [id]: expect.stringContaining("meanwhile") } });
    expect(await notesOn("push/403/ACCESS_DENIED")).toMatchObject([{ text: "of bob" }]);
  });

  test("is one of three that are shown, where there are more", async () => {
    for (const text of ["n1", "n2", "n3", "n4"]) await note("MISSING_PARAMETER push", text);
    const shown = allText(await command("MISSING_PARAMETER push"));
    expect(shown).toMatch(/n4[^]*n3[^]*n2[^]*and more/);
    expect(shown).not.toContain("“n1”");
  });
});

test("a window of another version says so, and a button for what the catalog does not know is answered in words", async () => {
  const view = { ...(await open("413")), private_metadata: "{}" };
  expect((await saveWindow(view, { [newNoteField]: "x" })).body).toContain("another version");
  await press({ action_id: "edit_notes", value: "push/999/X" }, null);
  expect(told()).toEqual([{ user: alice, text: expect.stringContaining("another version") }]);
});

test("the window keeps Slack's limits with the longest notes", async () => {
  const view = await open("429");
  const { notesModal } = await import("../../src/views/notes-modal.ts");
  const long = Array.from({ length: 9 }, (_, at) => ({ team: channel, errorId: "push/413", at: new Date(at).toISOString(), text: "<&>".repeat(400), by: alice, edited: null, revision: 1 }));
  const full = notesModal({ errorId: "push/413", channel, openedAt: new Date().toISOString(), response: "a".repeat(300) }, long);
  for (const { title, private_metadata: metadata, blocks } of [view, full]) {
    expect(title.text.length).toBeLessThanOrEqual(24);
    expect(metadata?.length).toBeLessThanOrEqual(2_000);
    for (const block of blocks as KnownBlock[]) {
      if (block.type !== "input") continue;
      expect(block.label.text.length).toBeLessThanOrEqual(2_000);
      expect(block.block_id?.length).toBeLessThanOrEqual(255);
      if (block.element.type === "plain_text_input") expect(block.element.initial_value?.length ?? 0).toBeLessThanOrEqual(1_000);
    }
  }
});
