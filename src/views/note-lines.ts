import type { Note } from "../notes/note.ts";
import { bullets, section } from "./blocks.ts";
import { person, phrase, when } from "./text.ts";
import type { KnownBlock } from "@slack/types";

/** Of a message; the window with the notes shows them whole. */
const mostShown = 3;
const longestShown = 300;

/** How many notes are read to be shown: one more tells that there are more. */
export const notesRead = mostShown + 1;

/** A team's notes on an error, newest first, with an answer that one person sees: who is named is not notified. Nothing where there are none. */
export const notesBlocks = (notes: readonly Note[]): KnownBlock[] => {
  if (notes.length === 0) return [];
  const lines = notes.slice(0, mostShown).map(({ text, by, at, edited }) => `“${phrase(text, longestShown)}” ${person(by)}, ${when(at)}${edited === null ? "" : `, edited by ${person(edited.by)}`}`);
  if (notes.length > mostShown) lines.push("and more: press the button for notes");
  return [section(`*Last time*, as this channel noted\n${bullets(lines)}`)];
};

/** The newest note in a line for everybody: without a name, for whoever is named there is notified. */
export const noteLine = ({ text, at }: Pick<Note, "text" | "at">): string => `*Last time*, as this channel noted (${when(at)}): “${phrase(text, longestShown)}”`;
