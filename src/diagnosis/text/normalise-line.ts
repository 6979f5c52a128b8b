const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** Colours, cursor moves and hyperlinks of terminals, and Buildkite's `ESC_bk;t=…BEL`. */
const ansi = new RegExp(`${escape}(?:\\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|[\\]_P^][^${bell}${escape}]{0,400}(?:${bell}|${escape}\\\\)|[()#][0-9A-Za-z]|[=>78cDEHM])`, "g");
const bareColour = /\[(?:\d{1,3};){0,4}\d{0,3}m(?=\S|$)/g;
const controls = new RegExp(`[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11, 12)}${String.fromCharCode(14)}-${String.fromCharCode(31)}\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`, "g");

/** What CI systems put before a line, one after the other as they nest. */
const prefixes: readonly RegExp[] = [
  /^(?:section_(?:start|end):\d{1,12}:[\w.-]{1,80}(?:\[[^\]]{0,80}\])?\s*)/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?[ \t](?:\d\d[OE][ +]?)?/,
  /^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\] ?/,
  /^##\[(?:error|warning|debug|section|command|group|notice)\]/,
  /^::(?:error|warning|notice|debug)[^:]{0,200}::/,
  /^(?:travis_(?:fold|time):\w{1,10}:[\w.:=,-]{0,120}\s*)/,
];

/** Strips colours, invisible characters and what the CI system put before the line. */
export const normaliseLine = (raw: string): string => {
  let text = raw;
  if (text.includes(escape)) text = text.replace(ansi, "");
  text = text.replace(controls, "").replace(bareColour, "");
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const before = text.length;
    for (const prefix of prefixes) text = text.replace(prefix, "");
    if (text.length === before) break;
  }
  return text;
};
