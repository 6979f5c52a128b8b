import type { Signal } from "./signal.ts";

/** Numbers inside an address are no statuses; the address stays there as a run of `U`, to be told from a word. */
const address = /\bhttps?:\/\/[^\s"'<>(){}]{1,4000}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.coveo\.com\/[^\s"'<>(){}]{1,4000}|(?<=^|[\s"'(])\/[\w.~%-]{1,200}\/[^\s"'<>(){}]{1,4000}/g;
const number = /(?<![\w.,#$%/+-])([45]\d\d)(?![\w%]|[.,]\d|-\d|:\d|\/\d)/g;
/** What comes before a number that is said to be a status. */
const statedBefore: readonly RegExp[] = [
  /\bHTTP\/\d(?:\.\d)?["']?\s{1,4}$/i,
  /\bNet::HTTP[A-Z][A-Za-z]{2,40}\s{1,3}$/,
  /\bHTTP(?:[ _-]?(?:status|error|code|response|error code|status code)){0,2}["']?\s{0,3}(?:is|was|of)?\s{0,2}[:=(]?\s{0,2}["']?$/i,
  /\bstatus(?:[ _-]?codes?)?["']?\s{0,3}(?:is|was|of|returned)?\s{0,2}(?::|=>?|\(|\[)?\s{0,3}["'(]?$/i,
  /\b(?:returned|response|server)(?: http)? (?:error|status|code)\s{0,2}[:=]?\s{0,2}$/i,
  /\bresponse(?: code)?\s{0,2}[:=([]\s{0,2}["'<[]?$/i,
  /\b(?:responded|response|replied|rejected|failed|answered)(?: by server)? with(?: an?)?(?: http)?(?: status| error| code){0,2}\s{0,2}[:=(]?\s{0,2}$/i,
  /\bUnexpected (?:response|answer|status|http status)(?: code)?\s{0,2}[:=(]?\s{0,2}$/i,
];
/** What comes after it. */
const statedAfter: readonly RegExp[] = [
  /^["']?[ )\]:,-]{0,4}["'(]?(?:Bad Request|Unauthorized|Forbidden|Not Found|Not Acceptable|Request Time-?out|Conflict|Precondition Failed|Payload Too Large|Content Too Large|Request Entity Too Large|Request-?URI Too (?:Long|Large)|URI Too Long|Unsupported Media Type|Too Many Requests|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|(?:Client|Server) Error)\b/i,
  /^["']?[ )\]:,-]{0,4}["'(]?(?:BAD_REQUEST|UNAUTHORIZED|FORBIDDEN|NOT_FOUND|PRECONDITION_FAILED|TOO_MANY_REQUESTS|UNSUPPORTED_MEDIA_TYPE|NOT_ACCEPTABLE|INTERNAL_SERVER_ERROR|BAD_GATEWAY|SERVICE_UNAVAILABLE|GATEWAY_TIMEOUT)\b/,
  /^ (?:error responses?|errors?|response|status)\b/i,
];
/** What comes before a number that a call was answered with. */
const answeredBefore = /(?:\b(?:error|code|returned|received|got|gave|answer(?:ed)?|failed|failure|responded|rejected|throttled|refused)(?: with)?|=>|->|<-|→|←|>>|<<)\s{0,3}[:=(]?\s?["']?$/i;
/** What comes before a number that may be a status, if the line calls Coveo. */
const impliedBefore: readonly RegExp[] = [
  /(?:\b(?:returns|with|after|response)|–|\||[([]|:\s)\s{0,3}["']?$/i,
  /U{7}["')\]:,]{0,3}\s{1,4}(?:HTTP\/[\d.]{1,3})?["']?\s{0,3}(?:[:=([|-]|->|=>|→)?\s{0,2}$/,
  /^\s{0,4}$/,
];
/** What a number is that stands after such a word: `imported: 412`. */
const quantityBefore = /\b(?:items?|documents?|docs|records?|rows|products?|pages|files|permissions|imported|added|total|counts?|pushed|indexed|deleted|updated|removed|skipped|processed|queued|sent|exported|loaded|synced|mapped|size|length|duration|took|elapsed|port|line|id|pid|build|version|batch(?:es)?|offset|limit|progress|number|no\.?|rev(?:ision)?|run|job|attempts?|remaining|left)\b["']?\s{0,3}[:=(#]?\s{0,3}$/i;
/** `"429": {` is a key. */
const key = /^["']\s?:/;
/** `429: 0` is a tally. */
const tally = /^["']?\s?[:=]\s?\d+\s*(?:[,;}|\])]|$)/;
const alone = /^\s{0,8}["']?\d{3}["']?\s{0,8}$/;
const counted = /^(?!\s?Request(?:[ -](?:Entity|URI|Time|Header)|$))\s?(?:ms|s|sec|seconds?|min(?:utes)?|items?|documents?|docs?|bytes?|[kmgt]i?b|rows?|records?|files?|lines?|tests?|packages?|more|of|events?|pages?|users?|requests?|batch(?:es)?|times?|permissions?|products?|chunks?|entries|vulnerabilities|modules?|assertions?|px|retries|attempts?|added|changed|removed|unchanged|updated|deleted|skipped|pushed|indexed|created|modified|imported|exported|processed|queued|pending|remaining|left|ignored|kept|new|old|total|ok)\b/i;
/** `412 locales`: a number before a plural counts. */
const plural = /^ (?!errors?\b|responses\b|statuses\b|codes\b|failures\b|answers\b|(?:was|is|has|as|this|vs|us|its|across|always|access|unless|perhaps|means|says|comes|happens|stops|looks|seems|returns|tells|shows|occurs|ends|keeps|persists)\b)[a-z]{3,20}[a-rt-z]s\b/;
/** `12 added, 3 changed`: numbers told in a row. */
const inRow = /^ [a-z]{2,16},\s{1,2}\d{1,9} [a-z]/;
const phrases: readonly { phrase: RegExp; status: string }[] = [
  { phrase: /\bToo ?Many ?Requests\b/i, status: "429" },
  { phrase: /\b(?:Request Entity|Payload|Content) Too Large\b/i, status: "413" },
  { phrase: /\bUnsupported Media Type\b/i, status: "415" },
  { phrase: /\bPrecondition Failed\b/i, status: "412" },
  { phrase: /\bBad Gateway\b/i, status: "502" },
  { phrase: /\bService (?:Temporarily )?Unavailable\b/i, status: "503" },
  { phrase: /\bGateway Time-?out\b/i, status: "504" },
];

const mayBeStatus = /(?<![\w.,#$%/+-])[45]\d\d(?!\w)|\b(?:Too ?Many|Too Large|Media Type|Precondition|Bad Gateway|Unavailable|Gateway Time)/i;

/** Behind the end of an address that is longer than what is looked at. */
const isBehindAddress = (before: string): boolean => before.length > 41 && before.endsWith(" ") && !/\s/.test(before.slice(-41, -1));

const formOf = (line: string, before: string, after: string): Signal["form"] | null => {
  if (statedBefore.some((form) => form.test(before)) || statedAfter.some((form) => form.test(after))) return "stated";
  if (plural.test(after) || inRow.test(after) || quantityBefore.test(before)) return null;
  if (answeredBefore.test(before)) return "answered";
  if (!isBehindAddress(before) && !impliedBefore.some((form) => form.test(before))) return null;
  return alone.test(line) ? "alone" : "implied";
};

/** The statuses from 400 on in a line; numbers that only count something are left out. */
export const findStatuses = (whole: string): Signal[] => {
  if (!mayBeStatus.test(whole)) return [];
  const line = whole.includes("/") ? whole.replace(address, (match) => "U".repeat(match.length)) : whole;
  const found: Signal[] = [];
  for (const match of line.matchAll(number)) {
    const from = match.index;
    const before = line.slice(Math.max(0, from - 60), from);
    const after = line.slice(from + 3, from + 63);
    if (counted.test(after) || tally.test(after) || key.test(after)) continue;
    const form = formOf(line, before, after);
    if (form) found.push({ kind: "status", value: match[0], form, key: null, from, to: from + 3 });
  }
  if (found.length === 0)
    for (const { phrase, status } of phrases) {
      const match = phrase.exec(line);
      if (match) found.push({ kind: "status", value: status, form: "implied", key: null, from: match.index, to: match.index + match[0].length });
    }
  return found;
};
