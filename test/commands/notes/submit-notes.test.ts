import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { submitNotes } from "../../../src/commands/notes/submit-notes.ts";
import { newNoteField } from "../../../src/views/notes-modal.ts";

const openedAt = "2026-11-20T10:00:00.000Z";
const [team, errorId] = ["C000000001", "push/413"];
const metadata = JSON.stringify({ v: 1, e: errorId, c: team, t: openedAt, r: null });

test("a note that others' notes keep from its place says so, and is saved when Save is pressed again, however many they are", async () => {
  const clock = () => new Date(openedAt);
  const store = createMemoryStore({ clock });
  const ports = { store, replies: { tell: async () => true, openModal: async () => true }, messenger: { send: async () => ({ kind: "posted" as const, ts: "1" }) }, redact: async (text: string) => ({ text, found: [] }), clock, log: () => {} };
  const save = (user: string, own = store) => submitNotes({ ...ports, store: own }, { metadata, fields: { [newNoteField]: `by ${user}` }, user, reference: "ref-1" });
  for (let index = 0; index < 9; index += 1) expect(await save(`U${index}`)).toEqual({ kind: "saved" });

  // Whoever saves just now does not see what is being saved.
  expect(await save("U9", { ...store, listNotes: async () => [] })).toEqual({ kind: "faults", faults: { [newNoteField]: expect.stringMatching(/^Others saved notes at the same moment[^]*Press Save again/) } });
  expect(await save("U9")).toEqual({ kind: "saved" });
  expect((await store.listNotes({ team, errorId, limit: 20 })).map(({ by }) => by).toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `U${index}`));
});
