import { isSameStep } from "../text/is-same-step.ts";
import type { Line } from "../text/line.ts";
import { oncePerLine } from "../text/once-per-line.ts";

const farthest = 80;
/** A command that shows a file of text or source; an answer or a log that is shown (`cat response.json`) is none. */
const shows = /^(?:\++|\$|>|❯)\s(?:sudo )?(?:cat|bat|more|less|head|tail|glow|sed|type|Get-Content|gc|git (?:log|show|diff|blame|tag|shortlog)|gh release)\b.{0,200}(?:\.(?:md|mdx|rst|adoc|sql|[cm]?[jt]sx?|py|java|kt|cs|go|rb|php|tf|patch|diff)\b|README|CHANGELOG|RELEASE|NOTICE|git (?:log|show|diff|blame|tag|shortlog)|gh release)/i;
const command = /^(?:\++|\$|❯)\s\S/;
/** Headings of documents; a report's heading is none of these. */
const heading =
  /^(?:#{1,6}\s+)?(?:\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?\]?(?:[ (-].{0,40})?|(?:change ?log|changes|release notes|releases?|what'?s new|unreleased|migrat(?:ion|ing).{0,40}|upgrad(?:e|ing).{0,40}|breaking changes|fixed|bug ?fixes|features|added|changed|known issues|troubleshooting|faq|usage|installation|getting started|error codes?|errors|error handling|errors? reference|api reference):?)\s*$/i;
/** What such a document is made of; anything else ends it. */
const prose = /^\s*(?:[-*+•] |\d{1,3}[.)] |\||>|#{1,6} |```|~~~)|^\s*$|^\s{2,}\S/;
const item = /^\s*(?:[-*+•] |\d{1,3}[.)] |\||>)/;
const fence = /^\s*(?:```|~~~)\w{0,12}\s*$/;
/** Recorded exchanges and API descriptions, by keys of their own. */
const recorded = /^\s*(?:- )?(?:http_interactions|recorded_with|recorded_at|openapi|swagger|responses|x-amazon-apigateway)\b["']?\s?:/;

const showsIn = oncePerLine((line) => shows.test(line.text));
const commandIn = oncePerLine((line) => command.test(line.text));
const recordedIn = oncePerLine((line) => recorded.test(line.text));
const fenceIn = oncePerLine((line) => fence.test(line.text));
const headingIn = oncePerLine((line) => heading.test(line.text));
const proseIn = oncePerLine((line) => prose.test(line.text));

/** Whether the line is part of a document, a recording or a source that somebody printed: the errors in it did not happen now. */
export const isDocument = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  if (!line) return false;
  let inProse = item.test(line.text);
  let fences = 0;
  for (let index = at - 1; index >= Math.max(0, at - farthest); index -= 1) {
    const [above, below] = [lines[index], lines[index + 1]];
    if (!above || !below || !isSameStep(above, below)) return false;
    if (showsIn(above)) return true;
    if (commandIn(above)) return false;
    if (recordedIn(above) && /^\s+\S|^\s*- /.test(line.text)) return true;
    if (fenceIn(above)) fences += 1;
    if ((inProse || fences % 2 === 1) && headingIn(above)) return true;
    if (inProse && !proseIn(above)) inProse = false;
  }
  return false;
};
