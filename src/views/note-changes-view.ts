import type { Note } from "../notes/note.ts";
import { section } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, person, phrase } from "./text.ts";

export type NoteChanges = { errorId: string; added: number; edited: number; removed: readonly Note[]; hidden: boolean };

/** What whoever saved the window is told; the channel hears of removals by itself. */
export const notesSavedView = ({ errorId, added, edited, removed, hidden }: NoteChanges): SlackMessage => {
  const done = [added > 0 ? `${counted(added, "note")} added` : "", edited > 0 ? `${counted(edited, "note")} changed` : "", removed.length > 0 ? `${counted(removed.length, "note")} removed` : ""].filter(Boolean);
  const text = done.length === 0 ? "No note was changed." : `${done.join(", ")} on ${escaped(errorName(errorId))}. It shows with the next answer here.`;
  return { text, blocks: [section(text), ...(hidden ? [section("*Something in it looked like a secret*, and was left out before it was saved. If it is one, replace it: Slack has seen it.")] : [])] };
};

/** What the channel is told of notes that somebody removed: enough to write them again. */
export const notesRemovedView = ({ errorId, removed }: Pick<NoteChanges, "errorId" | "removed">, by: string): SlackMessage => {
  const text = `${person(by)} removed ${counted(removed.length, "note")} on ${escaped(errorName(errorId))}`;
  return { text: `${text}.`, blocks: [section(`${text}:\n${removed.slice(0, mostQuoted).map((note) => `• “${phrase(note.text, 300)}”`).join("\n")}`)] };
};

const mostQuoted = 8;
