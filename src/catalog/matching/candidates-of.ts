import type { Entry } from "../entry.ts";
import { anchorageOf } from "../question/anchorage.ts";
import { isOtherSubject } from "../question/other-subjects.ts";
import type { Question } from "../question/question.ts";
import { byBody } from "./by-body.ts";
import { byCode } from "./by-code.ts";
import { byId } from "./by-id.ts";
import { byPlainWords } from "./by-plain-words.ts";
import { byName } from "./by-name.ts";
import { byStatus } from "./by-status.ts";
import { byWords } from "./by-words.ts";
import type { Known } from "./known.ts";
import { namesUnknownCode } from "./names-unknown-code.ts";
import type { PhraseMatch } from "./phrase-index.ts";

/**
 * The entries a question is about, best first; none where it is about something else or nothing certain can be said.
 * What proves most is asked first: an id, an error body, a code, a status; then what the whole sentence says, then a name in it.
 * The first that has a say decides: null passes the question on, an empty list ends it.
 */
export const candidatesOf = (question: Question, known: Known): Entry[] => {
  const matches = known.phrases(question.tokens);
  return (
    byId(question, known.entries) ??
    byBody(question, known.entries) ??
    byCode(question, matches.filter(isNoMistypedName)) ??
    (question.isForeign || namesUnknownCode(question, matches) ? [] : null) ??
    (question.statuses.length > 0 ? byStatus(question, matches, known) : null) ??
    (isOtherSubject(question.text, anchorageOf(question) === "firm") ? [] : null) ??
    (isBareStatus(question) ? null : orNull(byPlainWords(question, known))) ??
    byStatus(question, matches, known) ??
    byCode(question, matches) ??
    byName(question, matches) ??
    byWords(question, known)
  );
};

/** What is nearly a name may well be an ordinary word of a sentence (`throttles`); what is nearly a code is not. */
const isNoMistypedName = ({ spelling, name, entry, isIdentifier }: PhraseMatch): boolean =>
  spelling !== "typo" || name === entry.code || isIdentifier;

/** `Bad Gateway`, and nothing else. */
const isBareStatus = ({ phraseStatuses, content }: Question): boolean => phraseStatuses.length > 0 && content.length === 0;

const orNull = (found: Entry[]): Entry[] | null => (found.length > 0 ? found : null);
