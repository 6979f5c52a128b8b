import { isSameStep } from "../text/is-same-step.ts";
import type { Line } from "../text/line.ts";
import { oncePerLine } from "../text/once-per-line.ts";
import { isSuccess } from "./success.ts";

/** How far below an error the try that went well may stand, and how far one looks for the end of trying. */
const nearSuccess = 30;
const farthest = 80;
const again = /\bretr(?:y|ying|ies)\b|\b(?:try|trying|tried|sending|asking|requesting|calling|uploading|pushing) (?:it |once )?(?:again|anew|for a new|for another)\b|\bwait(?:ing|s)? (?:for )?\d|\bsleep(?:ing|s)?\b|\bback(?:ing|s)?[ -]?off\b|\battempt \d{1,3} ?(?:of|\/|failed)|\bslowing down\b|\bresum(?:e|es|ing) in\b|\bthrottled, |\brenew(?:ing|s)?\b|\brefresh(?:ing|es)? (?:the )?token\b/i;
/** A try that went well, told in words. */
const recovered =
  /\b(?:second|third|\d(?:nd|rd|th)|next|last) (?:try|attempt)\b|\b(?:after|with|in) (?:\d{1,3}|one|two|three|a|some|the) (?:retr(?:y|ies)|attempts?|tries)\b|\bretr(?:y|ied) (?:\d{1,3} )?(?:succeeded|worked|ok|successful)|\b(?:succeeded|recovered|accepted|went through)\b|\b(?:push|upload|sync|import|indexing|publish|load|feed|delivery)(?:ed|ing)? (?:has |is |was )?(?:succeeded|finished|complete[d]?|done|ok|successful(?:ly)?)\b|\b(?:without|0|no) errors\b|\bsuccessfully (?:pushed|sent|uploaded|indexed|finished|completed)\b|\ball \d{0,9} ?(?:items|documents|batches|docs|products) (?:were |are )?(?:pushed|sent|accepted|uploaded|indexed)\b/i;
const gaveUp = /\bg(?:iv|ave|iving)\w* up\b|\bretries (?:are )?exhausted\b|\b(?:max(?:imum)?|too many) (?:number of )?(?:retries|attempts)\b|\bout of (?:retries|attempts)\b|\bno (?:more )?(?:retries|attempts)(?: left)?\b|\bafter (?:all|\d{1,3}) (?:retries|attempts|tries)\b(?!.{0,40}\b(?:accepted|succe|ok\b|20\d))|\bstill (?:failing|throttled|refused|rejected|[45]\d\d)\b|\bRetryError\b|\bMaxRetryError\b|\bnot (?:pushed|sent|accepted|indexed)\b|\b[1-9]\d{0,6} (?:batch(?:es)?|items?|documents?|docs|files?) (?:failed|lost|missing|rejected|were not)\b|\b(?:push|upload|sync|import|publish|load|feed)\w* (?:has )?(?:failed|aborted|stopped)\b/i;
const url = /https?:\/\/\S{8,400}|\/push\/v1\/\S{8,400}/;

const isGivenUp = oncePerLine((line) => gaveUp.test(line.plain));
const isRecovered = oncePerLine((line) => recovered.test(line.plain));
const triesAgain = oncePerLine((line) => again.test(line.plain));
const isTriedAgain = (line: Line | undefined): boolean => line !== undefined && triesAgain(line);

/** Whether the log tells that the call that failed was tried again and went well: then it is not why the run failed. */
export const isHandled = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  if (!line) return false;
  const called = addressOf(lines, at);
  const announced = [0, 1, 2].some((step) => isTriedAgain(lines[at + step]));
  if (!announced && called === null) return false;
  let wentWell = false;
  for (let index = at + 1; index < Math.min(lines.length, at + farthest); index += 1) {
    const [above, below] = [lines[index - 1], lines[index]];
    if (!above || !below || (!isSameStep(above, below) && below.section === line.section)) break;
    if (below.section !== line.section) continue;
    if (isGivenUp(below)) return false;
    if (!wentWell && index - at <= nearSuccess) wentWell = isSameCallDone(lines, { at, index, called, announced });
  }
  return wentWell;
};

/** Without a name on it, an answer belongs to the call when it stands near and no command was run between. */
const nearby = 6;
const traced = /^(?:\++|\$|>|❯)\s\S/;

const isSameCallDone = (lines: readonly Line[], { at, index, called, announced }: { at: number; index: number; called: string | null; announced: boolean }): boolean => {
  const line = lines[index];
  if (!line) return false;
  if (!announced) return called !== null && isSuccess(line) && line.plain.includes(called);
  if (line.mentions.some((mention) => mention.kind === "foreign-host" || mention.kind === "foreign-name")) return false;
  const between = lines.slice(at + 1, index + 1).findLast((one) => traced.test(one.text));
  if (between && !isOurs(between)) return false;
  if (isRecovered(line)) return true;
  return isSuccess(line) && (isOurs(line) || (between !== undefined && isOurs(between)) || (index - at <= nearby && url.exec(line.plain) === null));
};

const isOurs = (line: Line): boolean => line.mentions.some((mention) => mention.kind === "endpoint" || mention.kind === "container" || mention.kind === "sdk" || mention.kind === "word");

/** The address that was called, where the line or the one above names it. */
const addressOf = (lines: readonly Line[], at: number): string | null => {
  for (const line of [lines[at], lines[at - 1]]) {
    const found = line ? url.exec(line.plain)?.[0].replace(/["'),;:\]}]{1,4}$/, "") : undefined;
    if (found !== undefined) return found;
  }
  return null;
};
