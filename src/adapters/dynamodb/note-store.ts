import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { Note } from "../../notes/note.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import { allNotes, noteKey, notesOf, teamKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { conditionally, toItem, type Table } from "./table.ts";

/** Notes are kept without end: a team removes them itself. */
export const createNoteStore = (table: Table): NoteStore => ({
  addNote: async (note) => {
    const put = new PutItemCommand({
      TableName: table.name,
      Item: toItem({ ...keyOf(note), ...note, revision: 1 }),
      ConditionExpression: "attribute_not_exists(pk)",
    });
    return (await conditionally(table.client.send(put))) ? "added" : "conflict";
  },

  changeNote: async (note) => {
    const put = new PutItemCommand({
      TableName: table.name,
      Item: toItem({ ...keyOf(note), ...note, revision: note.revision + 1 }),
      ConditionExpression: "revision = :revision",
      ExpressionAttributeValues: { ":revision": { N: String(note.revision) } },
    });
    return (await conditionally(table.client.send(put))) ? "changed" : "conflict";
  },

  removeNote: async (note) => {
    const { pk, sk } = keyOf(note);
    const remove = new DeleteItemCommand({
      TableName: table.name,
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConditionExpression: "revision = :revision",
      ExpressionAttributeValues: { ":revision": { N: String(note.revision) } },
    });
    return (await conditionally(table.client.send(remove))) ? "removed" : "conflict";
  },

  listNotes: async ({ team, ...of }) => {
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :notes)",
      ExpressionAttributeValues: { ":pk": { S: teamKey(team) }, ":notes": { S: "errorId" in of ? notesOf(of.errorId) : allNotes } },
      ScanIndexForward: false,
      ...("errorId" in of ? { Limit: of.limit } : {}),
    });
    return items.map((item) => noteSchema.parse(item));
  },
});

const keyOf = ({ team, errorId, at }: Pick<Note, "team" | "errorId" | "at">): { pk: string; sk: string } => ({ pk: teamKey(team), sk: noteKey(errorId, at) });

const noteSchema: z.ZodType<Note> = z.object({
  team: z.string(),
  errorId: z.string(),
  at: z.string(),
  text: z.string(),
  by: z.string(),
  edited: z.object({ by: z.string(), at: z.string() }).nullable(),
  revision: z.number(),
});
