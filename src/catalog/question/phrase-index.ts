import type { Entry } from "../entry.ts";
import { editDistance } from "./edit-distance.ts";

/** How sure a match is: the code as the API spells it, in other letters, in other words, a name people use, a typo. */
export type Spelling = "exact" | "other-case" | "other-words" | "name" | "typo";

export type PhraseMatch = {
  entry: Entry;
  spelling: Spelling;
  /** What was typed, without spaces and in lower case. */
  squeezed: string;
  /** Whether it was typed as one identifier: with an underscore, a hump, or all in capitals. */
  isIdentifier: boolean;
  from: number;
  to: number;
};

type Known = { squeezed: string; text: string; entry: Entry; isCode: boolean };

const MOST_WORDS = 9;
const MOST_WORDS_FOR_TYPOS = 14;

export const squeeze = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Finds the codes and names of entries in what a person typed, whatever its case, spacing and small mistakes. */
export const createPhraseIndex = (entries: readonly Entry[]): ((tokens: readonly string[]) => PhraseMatch[]) => {
  const known = entries.flatMap(knownOf);
  const bySqueezed = Map.groupBy(known, (phrase) => phrase.squeezed);

  return (tokens) => {
    const found: PhraseMatch[] = [];
    const stretches = stretchesOf(tokens);
    for (const stretch of stretches) {
      for (const phrase of bySqueezed.get(stretch.squeezed) ?? []) found.push({ ...stretch, entry: phrase.entry, spelling: spellingOf(phrase, stretch.text) });
    }
    const known = found.length > 0 ? longest(found) : typos(stretches, tokens.length);
    return known;
  };

  function typos(stretches: Stretch[], count: number): PhraseMatch[] {
    const near = stretches
      .filter((stretch) => stretch.squeezed.length >= 8 && (count <= MOST_WORDS_FOR_TYPOS || stretch.isIdentifier))
      .flatMap((stretch) =>
        known.flatMap((phrase) => {
          const edits = editDistance(stretch.squeezed, phrase.squeezed, editsAllowed(phrase.squeezed));
          return edits <= editsAllowed(phrase.squeezed) ? [{ edits, match: { ...stretch, entry: phrase.entry, spelling: "typo" as const } }] : [];
        }),
      );
    const least = Math.min(...near.map(({ edits }) => edits));
    return near.filter(({ edits }) => edits === least).map(({ match }) => match);
  }
};

const editsAllowed = (squeezed: string): number => Math.min(3, Math.floor(squeezed.length / 8));

type Stretch = { text: string; squeezed: string; isIdentifier: boolean; from: number; to: number };

const stretchesOf = (tokens: readonly string[]): Stretch[] =>
  tokens.flatMap((token, from) =>
    Array.from({ length: Math.min(MOST_WORDS, tokens.length - from) }, (_, index) => {
      const to = from + index + 1;
      const text = tokens.slice(from, to).join(" ");
      return { text, squeezed: squeeze(text), isIdentifier: index === 0 && looksLikeCode(token), from, to };
    }),
  );

/** `ALL_CAPS`, `SHOUTED`, `PascalCase` or `snake_case`: typed as a program writes it, not as a person speaks. */
export const looksLikeCode = (token: string): boolean =>
  token.includes("_") || /^[A-Z][A-Z0-9]{7,}$/.test(token) || /^[A-Z]?[a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/.test(token);

const knownOf = (entry: Entry): Known[] => {
  const codes = entry.code === null ? [] : [{ text: entry.code, isCode: true }];
  const names = entry.names.map((text) => ({ text, isCode: false }));
  const bySqueezed = new Map<string, Known>();
  for (const { text, isCode } of [...codes, ...names]) {
    const squeezed = squeeze(text);
    if (!bySqueezed.has(squeezed)) bySqueezed.set(squeezed, { text, squeezed, entry, isCode });
  }
  return [...bySqueezed.values()];
};

const spellingOf = (phrase: Known, typed: string): Spelling => {
  if (!phrase.isCode) return "name";
  if (phrase.text === typed) return "exact";
  return phrase.text.toLowerCase() === typed.toLowerCase() ? "other-case" : "other-words";
};

/** Drops what lies within a longer match: `invalid token` says nothing beside `invalid token header`. */
const longest = (matches: PhraseMatch[]): PhraseMatch[] =>
  matches.filter(
    (match) =>
      !matches.some((other) => other.from <= match.from && other.to >= match.to && other.to - other.from > match.to - match.from),
  );
