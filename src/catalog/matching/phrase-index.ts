import type { Entry } from "../entry.ts";
import { looksLikeCode } from "../question/looks-like-code.ts";
import { squeeze } from "../question/squeeze.ts";
import { wordsOf } from "../question/words-of.ts";
import { editDistance } from "./edit-distance.ts";

/** How sure a match is: the code as the API spells it, in other letters, in other words, a name people use, a typo. */
export const spellings = ["exact", "other-case", "other-words", "name", "typo"] as const;

export type PhraseMatch = Stretch & {
  entry: Entry;
  /** The code or name that it matches. */
  name: string;
  spelling: (typeof spellings)[number];
};

/** Some neighbouring tokens of a question, from one index up to another. */
type Stretch = {
  text: string;
  squeezed: string;
  /** Whether it is one token typed as a program writes it. */
  isIdentifier: boolean;
  from: number;
  to: number;
};

type Phrase = { squeezed: string; text: string; entry: Entry; isCode: boolean };

const MOST_WORDS = 9;
const MOST_TOKENS_FOR_TYPOS = 14;
const SHORTEST_TYPO = 8;

/** Finds the codes and names of entries in what a person typed, whatever its case and spacing; where no code is, the nearest by typo too. */
export const createPhraseIndex = (entries: readonly Entry[]): ((tokens: readonly string[]) => PhraseMatch[]) => {
  const phrases = entries.flatMap(phrasesOf);
  const bySqueezed = Map.groupBy(phrases, (phrase) => phrase.squeezed);

  return (tokens) => {
    const stretches = stretchesOf(tokens);
    const found = stretches.flatMap((stretch) =>
      (bySqueezed.get(stretch.squeezed) ?? []).map((phrase) => matchOf(stretch, phrase, spellingOf(phrase, stretch.text))),
    );
    if (found.some((match) => match.spelling !== "name")) return longest(found);
    const isLong = tokens.length > MOST_TOKENS_FOR_TYPOS;
    const mistyped = stretches.filter((stretch) => stretch.isIdentifier || !isLong);
    return longest([...found, ...typos(found.length > 0 ? phrases.filter((phrase) => phrase.isCode) : phrases, mistyped)]);
  };
};

const matchOf = (stretch: Stretch, { entry, text }: Phrase, spelling: PhraseMatch["spelling"]): PhraseMatch => ({
  ...stretch,
  entry,
  name: text,
  spelling,
});

const typos = (phrases: readonly Phrase[], stretches: readonly Stretch[]): PhraseMatch[] => {
  const near = stretches
    .filter((stretch) => stretch.squeezed.length >= SHORTEST_TYPO && /\p{L}/u.test(stretch.squeezed))
    .flatMap((stretch) =>
      phrases.flatMap((phrase) => {
        if (stretch.isIdentifier && !phrase.isCode && !looksLikeCode(phrase.text)) return [];
        const allowed = editsAllowed(phrase.squeezed);
        const edits = editDistance(stretch.squeezed, phrase.squeezed, allowed);
        if (edits > allowed || !isMistyped(stretch.text, phrase.text)) return [];
        const asTyped = stretch.isIdentifier ? editDistance(stretch.text, phrase.text, 12) : 0;
        return [{ edits, asTyped, match: matchOf(stretch, phrase, "typo") }];
      }),
    );
  const least = Math.min(...near.map(({ edits }) => edits));
  const nearest = near.filter(({ edits }) => edits === least).toSorted((a, b) => a.asTyped - b.asTyped);
  return nearest.map(({ match }) => match);
};

/** Whether each longer word is nearly one of the phrase's: `time limit` is not a mistyped `rate limit`. */
const isMistyped = (typed: string, phrase: string): boolean => {
  const words = wordsOf(phrase);
  return wordsOf(typed)
    .filter((word) => word.length >= 4)
    .every((word) => squeeze(phrase).includes(word) || words.some((known) => editDistance(word, known, 2) <= (word.length < 6 ? 1 : 2)));
};

/** How many edits still make a typo of a code or name of this length. */
export const editsAllowed = (squeezed: string): number => Math.min(2, Math.floor(squeezed.length / 8));

const stretchesOf = (tokens: readonly string[]): Stretch[] =>
  tokens.flatMap((token, from) =>
    Array.from({ length: Math.min(MOST_WORDS, tokens.length - from) }, (_, index) => {
      const to = from + index + 1;
      const text = tokens.slice(from, to).join(" ");
      return { text, squeezed: squeeze(text), isIdentifier: index === 0 && looksLikeCode(token), from, to };
    }),
  );

const phrasesOf = (entry: Entry): Phrase[] => {
  const bySqueezed = new Map<string, Phrase>();
  for (const text of [...(entry.code === null ? [] : [entry.code]), ...entry.names]) {
    const squeezed = squeeze(text);
    if (!bySqueezed.has(squeezed)) bySqueezed.set(squeezed, { text, squeezed, entry, isCode: text === entry.code });
  }
  return [...bySqueezed.values()];
};

const spellingOf = (phrase: Phrase, typed: string): PhraseMatch["spelling"] => {
  if (!phrase.isCode) return "name";
  if (phrase.text === typed) return "exact";
  return phrase.text.toLowerCase() === typed.toLowerCase() ? "other-case" : "other-words";
};

/** Drops what lies within a longer match: `invalid token` says nothing beside `invalid token header`. */
const longest = (matches: readonly PhraseMatch[]): PhraseMatch[] =>
  matches.filter(
    (match) =>
      !matches.some((other) => other.from <= match.from && other.to >= match.to && other.to - other.from > match.to - match.from),
  );
