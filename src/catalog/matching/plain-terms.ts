import { ordinaryWords } from "../question/ordinary-words.ts";
import { expressions } from "./expressions.ts";
import { stem } from "./stem.ts";
import { synonyms } from "./synonyms.ts";

/** Grammar and small talk beyond the ordinary words: how much, how long ago, who was it. */
const fillers = new Set(
  `coveo api apis indexing push pushes pushing pushed analytics usage ua platform cloud more most less least much very really quite rather far always
  never ever hour hours minute minutes second seconds week weeks weekend month year ago ahead back side own somebody nobody someone anyone
  says claims tells complains thinks wonder guess seems same whole entire else once next previous latest current currently possible able
  people guy colleague boss team customer company business however though although yet else maybe perhaps ok okay fine good nice
  whenever whatever such like way case cases thing things bit lot etc versus between within inside under above behind onto among
  please want wants wanted expect expects expected let lets call calls called calling job jobs script scripts pipeline run runs running ran
  production prod staging environment night nightly morning noon day days monday tuesday wednesday thursday friday saturday sunday
  put puts one two three four five six seven eight nine ten first last since started starts start begin began stopped stop stops
  check checks need needs do done make bring brings brought go goes comes come exactly suddenly new just hit hits
  send sends sent sending post posts posted posting write writes pass passes passed wait waited gave given nothing mine provided certain runner them prints print python java javascript typescript node app right curl short wrote frontend site backend though keeps keep loader loaders connector importer import code demo test testing sync synchronization enough brand target data backoff due end ends ending place ask asks asked kind kinds near given back forever all please`.split(/\s+/),
);

const compared = (word: string): string => {
  const stemmed = stem(word).replace(/i$/, "y");
  return stemmed.length > 4 ? stemmed.replace(/([b-df-hj-np-tv-z])\1$/, "$1") : stemmed;
};

const canonical: ReadonlyMap<string, string> = new Map(
  synonyms.toReversed().flatMap((group) => group.map((word) => [compared(word), compared(group[0] ?? word)] as const)),
);

/** Quicker than by Unicode's classes: all but spaces and the marks of ASCII. */
const word = /[^\s!-/:-@[-`{-~]+/g;

/** What each line of a text tells, each thing once: its words by stem and synonym, without grammar, names of APIs and numbers. */
export const plainTerms = (text: string): string[][] => {
  const terms = new Map<string, string | null>();
  const termOf = (word: string): string | null => {
    const known = terms.get(word);
    if (known !== undefined) return known;
    const compare = compared(word);
    const term = /^\d+$/.test(word) || ordinaryWords.has(word) || fillers.has(word) ? null : (canonical.get(compare) ?? compare);
    terms.set(word, term);
    return term;
  };
  return folded(text)
    .split("\n")
    .map((line) => [...new Set((line.match(word) ?? []).map(termOf))].filter((term) => term !== null));
};

/** All lines at once: the catalog has some hundred. */
const folded = (text: string): string =>
  expressions.reduce(
    (rest, [pattern, word]) => rest.replace(pattern, word),
    text
      .replaceAll("'", "")
      .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase(),
  );
