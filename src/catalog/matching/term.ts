import { stem } from "./stem.ts";

const synonyms: readonly (readonly string[])[] = [
  ["organization", "org", "organisation"],
  ["large", "big", "bigger", "larger", "huge"],
  ["inactivity", "idle", "inactive"],
  ["mb", "megabyte"],
  ["uri", "url", "link", "address"],
  ["maximum", "max"],
  ["privilege", "permission"],
  ["missing", "forgot", "forgotten", "absent", "lack", "lacking"],
  ["wrong", "misspelled", "mistyped", "incorrect"],
  ["item", "document"],
  ["throttled", "throttling", "throttle"],
];

const canonical: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap(([first = "", ...others]) => others.map((other) => [stem(other), stem(first)] as const)),
);

/** What a word is compared by: its stem, or that of the word which the catalog rather uses. */
export const term = (word: string): string => canonical.get(stem(word)) ?? stem(word);
