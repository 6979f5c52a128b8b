import { beforeEach, describe, expect, test } from "vitest";
import type { Note } from "../../src/notes/note.ts";
import type { NoteStore } from "../../src/ports/note-store.ts";

const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`;

/** What every store does with notes. `create` gives a store, not an empty one. */
export const describeNoteStore = (name: string, create: () => Promise<NoteStore>): void => {
  describe(`notes in the store (${name})`, () => {
    let store: NoteStore;
    let team: string;
    let count = 0;
    beforeEach(async () => {
      store = await create();
      team = `CNOTE${String((count += 1)).padStart(5, "0")}`;
    });
    const aNote = (of: Partial<Note> = {}): Note => ({ team, errorId: "push/403/ACCESS_DENIED", at: at(1), text: "the key had expired", by: "U000000001", edited: null, revision: 1, ...of });
    const listed = (errorId = "push/403/ACCESS_DENIED", limit = 10) => store.listNotes({ team, errorId, limit });

    test("are listed newest first, of one error and team, and no more than asked for", async () => {
      for (const minute of [2, 3, 1]) expect(await store.addNote(aNote({ at: at(minute) }))).toBe("added");
      await store.addNote(aNote({ errorId: "push/403/ACCESS_DENIED/request-expired" }));
      await store.addNote(aNote({ team: `${team}2` }));
      expect(await listed()).toEqual([3, 2, 1].map((minute) => aNote({ at: at(minute) })));
      expect((await listed(undefined, 2)).map((note) => note.at)).toEqual([at(3), at(2)]);
      expect(await listed("push/403/ACCESS_DENIED/request-expired")).toHaveLength(1);
    });

    test("are listed of a team, whatever the error", async () => {
      for (const errorId of ["push/403/ACCESS_DENIED", "push/413"]) for (const minute of [1, 2]) await store.addNote(aNote({ errorId, at: at(minute) }));
      await store.addNote(aNote({ team: `${team}2` }));
      const all = (await store.listNotes({ team })).map((note) => `${note.errorId} ${note.at}`);
      expect(all.toSorted()).toEqual(["push/403/ACCESS_DENIED", "push/413"].flatMap((errorId) => [1, 2].map((minute) => `${errorId} ${at(minute)}`)));
    });

    test("do not take one another's place", async () => {
      await store.addNote(aNote());
      expect(await store.addNote(aNote({ text: "other" }))).toBe("conflict");
      expect(await listed()).toEqual([aNote()]);
    });

    test("are changed and removed by one of many who read the same", async () => {
      await store.addNote(aNote());
      const edited = { by: "U000000002", at: at(9) };
      const changes = await Promise.all(["a", "b", "c"].map((text) => store.changeNote(aNote({ text, edited }))));
      expect(changes.filter((each) => each === "changed")).toHaveLength(1);
      expect(await store.removeNote(aNote())).toBe("conflict");
      expect(await listed()).toMatchObject([{ edited, revision: 2 }]);
      expect(await store.removeNote(aNote({ revision: 2 }))).toBe("removed");
      expect(await store.changeNote(aNote({ revision: 2 }))).toBe("conflict");
      expect(await listed()).toEqual([]);
    });
  });
};
