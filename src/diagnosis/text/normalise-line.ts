import { mayBeLabelled, sectionLabels } from "./section-of.ts";
import { withoutHidden } from "./without-hidden.ts";

const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** Colours, cursor moves and hyperlinks of terminals, and Buildkite's `ESC_bk;t=…BEL`. */
const ansi = new RegExp(`${escape}(?:\\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|[\\]_P^][^${bell}${escape}]{0,400}(?:${bell}|${escape}\\\\)|[()#][0-9A-Za-z]|[=>78cDEHM])`, "g");
const bareColour = /\[(?:\d{1,3};){0,4}\d{0,3}m(?=\S|$)/g;
const controls = new RegExp(`[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11, 12)}${String.fromCharCode(14)}-${String.fromCharCode(31)}\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`, "g");

/** A colour printed as its escape sequence, as in JSON or a dumped string. */
const printedColour = /\\{1,4}(?:u001b|x1b|033|e)\[[0-9;]{0,20}[mK]/gi;

/** What CI systems and runners put before a line, one after the other as they nest. */
const prefixes: readonly RegExp[] = [
  /^#\d{1,4} \d{1,6}\.\d{1,3} /,
  /^\[\d{4}-\d\d-\d\d,? \d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?: UTC|Z|[ ]?[+-]\d{4})?\] \{[\w./-]{1,80}:\d{1,5}\} (?:[A-Z]{4,8} - )?/,
  /^(?:section_(?:start|end):\d{1,12}:[\w.-]{1,80}(?:\[[^\]]{0,80}\])?\s*)/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?[ \t](?:\d\d[OE][ +]?)?/,
  /^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\] ?/,
  /^##\[(?:error|warning|debug|section|command|group|notice)\]/,
  /^(?:travis_(?:fold|time):\w{1,10}:[\w.:=,-]{0,120}\s*)/,
];

/** GitHub's annotations carry a title of their own. */
const annotation = /^::(?:error|warning|notice|debug)(?: ([^:]{0,300}))?::/;
const titleIn = /\btitle=([^,]{1,120})/;

/** A raw line without hidden notes and colours. */
export const withoutColours = (raw: string): string => {
  const text = withoutHidden(raw);
  const printed = text.includes("\\") ? text.replace(printedColour, "") : text;
  return (printed.includes(escape) ? printed.replace(ansi, "") : printed).replace(controls, "").replace(bareColour, "");
};

/** Strips colours, invisible characters and what the CI system put before the line. */
export const normaliseLine = (raw: string): string => {
  let text = withoutColours(raw);
  if (mayBeLabelled(text)) for (const label of sectionLabels) text = text.replace(label, "");
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const before = text.length;
    for (const prefix of prefixes) text = text.replace(prefix, "");
    text = text.replace(annotation, (_, about: string | undefined) => {
      const title = titleIn.exec(about ?? "")?.[1];
      return title === undefined ? "" : `${title}: `;
    });
    if (text.length === before) break;
  }
  return text;
};
