import type { Api } from "../entry.ts";
import { apiHints, hintWords, namesOtherApi } from "./api-hints.ts";
import { cleanText } from "./clean-text.ts";
import { errorBodiesIn, isSearchApiBody, type ErrorBody } from "./error-bodies-in.ts";
import { foreignNames, foreignShapes } from "./foreign-names.ts";
import { hostsIn } from "./hosts-in.ts";
import { ordinaryWords } from "./ordinary-words.ts";
import { reasonPhrasesIn } from "./reason-phrases.ts";
import { statusesIn } from "./statuses-in.ts";
import { surroundings } from "./surroundings.ts";
import { withoutCredentials } from "./without-credentials.ts";
import { wordsOf } from "./words-of.ts";

/** What a query says, before the catalog is asked. */
export type Question = {
  text: string;
  /** Words and identifiers as typed. */
  tokens: string[];
  /** The words that may tell errors apart: no grammar, no numbers, no names of APIs, and none of the surroundings. */
  content: string[];
  /** The words for what surrounds an error in a team's day: a job, a build, a log. */
  surroundings: string[];
  statuses: string[];
  /** The words right behind a number: in `412 commits` it counts them. */
  counted: ReadonlySet<string>;
  /** The statuses that it names in words: `Bad Gateway`. */
  phraseStatuses: string[];
  /** The APIs it points at, by host if there is one, else by its words; empty where it leaves that open. */
  apis: Api[];
  bodies: ErrorBody[];
  /** Whether something in it is Coveo's own. */
  isCoveo: boolean;
  /** Whether it is about another product, or about an API of Coveo's that the catalog does not treat. */
  isForeign: boolean;
};

/** Coveo itself, its packages and what its clients print. */
const ownNames = /(?<![\w/@.-])coveo(?![\w/-])|\bcom\.coveo\b|\bcoveopush\b|\bcoveo[a-z]+Handler\b|\bpush[ _-]?api\b|\busage[ _-]?analytics\b|\bua write\b|PlatformSdk|\bApiCore\b/i;
/** Somewhere in a path or another name: a repository called so says little when another product speaks. */
const mentions = /coveo/i;
const isStatus = /^(?:http|error|err|status|code)?[45](?:\d\d|\dx|xx)s?$/;
/** Part of an id or a key. */
const isValue = /^(?=.*\d)\w{8,}$/;
/** A pasted object; one without a code of either API's is not an error body of Coveo's. */
const isJson = /^[[{]\s*["'{\\]/;
const repositories = /@coveo\/[\w.-]*|\bgithub\.com\/coveo[\w./-]*/gi;

export const readQuestion = (query: string): Question => {
  const text = withoutCredentials(cleanText(query));
  const { hosts, text: own } = hostsIn(text.replaceAll(repositories, " "));
  const words = wordsOf(own);
  const hostApis = hosts.flatMap((host) => (host.kind === "coveo-api" ? [host.api] : []));
  const isOtherApi = hostApis.length === 0 && (hosts.some((host) => host.kind === "coveo-other-api") || namesOtherApi(own));
  const isOwn = !isOtherApi && (hostApis.length > 0 || ownNames.test(own));
  const bodies = errorBodiesIn(text);
  const isForeign =
    isOtherApi ||
    (!isOwn &&
      (hosts.some((host) => host.kind === "foreign") ||
        words.some((word) => foreignNames.has(word)) ||
        foreignShapes.some((shape) => shape.test(text)) ||
        isSearchApiBody(text) ||
        (bodies.length === 0 && isJson.test(text))));
  const named = reasonPhrasesIn(words);
  const said = [...new Set(words)].filter(
    (word) => /\p{L}/u.test(word) && !ordinaryWords.has(word) && !hintWords.has(word) && !named.words.has(word) && !isStatus.test(word) && !isValue.test(word),
  );
  return {
    text,
    tokens: own.replaceAll("'", "").match(/[\p{L}\p{N}_]+/gu) ?? [],
    content: said.filter((word) => !surroundings.has(word)),
    surroundings: said.filter((word) => surroundings.has(word)),
    statuses: statusesIn(own),
    counted: new Set(words.filter((_, index) => isStatus.test(words[index - 1] ?? ""))),
    phraseStatuses: named.statuses,
    apis: hostApis.length > 0 ? [...new Set(hostApis)] : apiHints(own),
    bodies,
    isCoveo: isOwn || (!isForeign && mentions.test(own)),
    isForeign,
  };
};
