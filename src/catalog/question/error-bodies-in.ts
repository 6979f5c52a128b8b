export type ErrorBody = { api: "push" | "usage-analytics"; code: string; isCut: boolean };

const quotedCode = /["']error_?code\\{0,4}["']\s{0,8}[:=]\s{0,8}\\{0,4}["']([^"'\\]{1,100})(["'\\]?)/gi;
const labelledCode = /\berror_?\s?code\s{0,4}[:=]\s{0,8}([A-Za-z]\w{2,80})/gi;
const quotedType = /["']type\\{0,4}["']\s{0,8}[:=]\s{0,8}\\{0,4}["']([A-Za-z]\w{2,100})(["'\\]?)/gi;
const typeAlone = /^\{?\s*["']type["']\s*:\s*["']\w+["']\s*\}?$/;
const isIdentifier = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)$/;
const key = (name: string): RegExp => new RegExp(`["']${name}\\\\{0,4}["']\\s{0,8}[:=]`, "i");
const messageKey = key("message");
const statusCodeKey = key("statusCode");

/**
 * The codes that error bodies in a text carry: `errorCode` is the Push API's (the Coveo CLI prints it as `Error code:`),
 * `message` with `type` the Usage Analytics API's. Quotes may be single or escaped, and the end may be cut off.
 */
export const errorBodiesIn = (text: string): ErrorBody[] => {
  const quoted = [...text.matchAll(quotedCode)].map((match) => bodyOf("push", match, text));
  const labelled = [...text.matchAll(labelledCode)]
    .filter((match) => isIdentifier.test(match[1] ?? ""))
    .map((match): ErrorBody => ({ api: "push", code: match[1] ?? "", isCut: false }));
  const push = [...quoted, ...labelled].filter((body) => /[a-z]/i.test(body.code));
  if (push.length > 0 || !(messageKey.test(text) || typeAlone.test(text))) return push;
  return [...text.matchAll(quotedType)]
    .map((match) => bodyOf("usage-analytics", match, text))
    .filter((body) => isIdentifier.test(body.code) && /[a-z_]/.test(body.code));
};

/** Coveo's Search API answers like Usage Analytics, plus a `statusCode`; it is not in the catalog. */
export const isSearchApiBody = (text: string): boolean => statusCodeKey.test(text) && messageKey.test(text) && text.search(quotedType) !== -1;

const bodyOf = (api: ErrorBody["api"], match: RegExpExecArray, text: string): ErrorBody => ({
  api,
  code: match[1] ?? "",
  isCut: match[2] === "" && match.index + match[0].length >= text.length,
});
