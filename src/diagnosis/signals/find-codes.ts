import { entries } from "../../catalog/entries.ts";
import type { Signal } from "./signal.ts";

export const knownCodes: ReadonlySet<string> = new Set(entries.flatMap((entry) => (entry.code === null ? [] : [entry.code])));

const anyKnown = [...knownCodes].toSorted((a, b) => b.length - a.length).join("|");
const known = new RegExp(`(?<![\\w.$-])(?:${anyKnown})(?![\\w$-]|\\.\\w)`, "g");
/** `"errorCode": "X"`, `errorCode: 'X'`, `errorCode=X`, `error_code: X`, `'type': 'X'`; the name alone is taken, closed or cut off. */
const keyed = /(?<![\w])["']?([eE]rror[ _-]?[cC]ode|ERROR[ _-]?CODE|type)["'\]]?\s{0,4}(?::|=>?|>)\s{0,4}(["']?)([A-Za-z][A-Za-z0-9_]{2,79})(?=\2|$|…|\.\.\.|\s?\(truncated)/g;
const labelled = /(?:\berror[ _-]?code|\bcode|\breason|\berror|\bexception|\btype)["']?\s{0,3}(?:is|was|[:=([|│])\s{0,3}["'`[(]{0,2}$|\berror[ _-]?code\s{1,3}["'`]?$/i;

/** The codes in a line: those of the catalog wherever they stand, and any value of an error body's `errorCode`. */
export const findCodes = (line: string): Signal[] => {
  const found: Signal[] = [];
  for (const match of line.matchAll(keyed)) {
    const [whole, rawKey = "", , value = ""] = match;
    const key = rawKey === "type" ? "type" : "errorCode";
    const code = completeCode(value, line.slice(match.index + whole.length));
    if (key === "type" && !knownCodes.has(code) && !/^[A-Z][a-z]+[A-Z]\w+$/.test(code)) continue;
    const to = match.index + whole.length;
    found.push({ kind: "code", value: code, form: "body", key, from: to - value.length, to });
  }
  for (const match of line.matchAll(known)) {
    if (found.some((signal) => signal.from <= match.index && match.index < signal.to)) continue;
    const form = labelled.test(line.slice(Math.max(0, match.index - 40), match.index)) ? "label" : "bare";
    found.push({ kind: "code", value: match[0], form, key: null, from: match.index, to: match.index + match[0].length });
  }
  return found.toSorted((a, b) => a.from - b.from);
};

/** A body cut short by who printed it still names its code when what is left fits one code only. */
const completeCode = (value: string, rest: string): string => {
  if (knownCodes.has(value) || value.length < 8 || /^["']/.test(rest)) return value;
  const fits = [...knownCodes].filter((code) => code.startsWith(value));
  return fits.length === 1 ? (fits[0] ?? value) : value;
};
