import type { Signed, Target } from "../target.ts";
import type { Way } from "./mutation.ts";

type Change = (value: string, drawn: { at: number; which: number; target: Target }) => string | undefined;

/** A header or a field of the proof with another value, or without one. */
const onProof = (change: Change): Way => ({ genuine }, target, { at, which }) => {
  const places = [...target.proofs.map((name) => inHeader(name)), ...(target.proofFields ?? []).map((name) => inField(name))];
  const place = places[which % Math.max(1, places.length)];
  const value = place?.read(genuine);
  if (place === undefined || value === undefined) return undefined;
  const changed = change(value, { at, which: Math.floor(which / places.length), target });
  if (changed === value || (changed !== undefined && target.says !== undefined && target.says(changed) === target.says(value))) return undefined;
  return place.write(genuine, changed);
};

/** Where a part of the proof stands. */
type Place = { read: (request: Signed) => string | undefined; write: (request: Signed, value: string | undefined) => Signed };

const inHeader = (name: string): Place => ({
  read: ({ headers }) => headers[name],
  write: ({ headers, body }, value) => {
    const { [name]: _, ...others } = headers;
    return { headers: value === undefined ? others : { ...others, [name]: value }, body };
  },
});

const inField = (name: string): Place => {
  const fieldsOf = ({ body }: Signed): Record<string, string> => JSON.parse(body.toString()) as Record<string, string>;
  return {
    read: (request) => fieldsOf(request)[name],
    write: (request, value) => ({ ...request, body: Buffer.from(JSON.stringify({ ...fieldsOf(request), [name]: value })) }),
  };
};

const pick = <T>(from: readonly [T, ...T[]], which: number): T => from[which % from.length] ?? from[0];

const put = (text: string, at: number, code: number): string => text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);

const other = (text: string, at: number): string => {
  const index = at % text.length;
  return put(text, index, text.charCodeAt(index) === 0x30 ? 0x31 : 0x30);
};

/** Another last character, whose bits beyond the digest's are not zero: many decoders do not look at them. */
const spared = (text: string): string => text.replace(/(.)(==?)$/, (_, last: string, padding: string) => base64.charAt(base64.indexOf(last) + 1) + padding);
const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const digest = /[0-9a-f]{64}|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{342}==/;
const bytesOf = (text: string): Buffer => Buffer.from(text, /^[0-9a-f]{64}$/.test(text) ? "hex" : "base64");

/** Ways to forge by changing what proves the sender. */
export const changeProof: Record<string, Way> = {
  "a proof left out": onProof(() => undefined),
  "a proof emptied": onProof(() => ""),
  "a prefix of the proof": onProof((value, { at }) => value.slice(0, at % value.length)),
  "the proof's end alone": onProof((value, { at }) => value.slice(1 + (at % (value.length - 1)))),
  "the proof extended": onProof((value, { at, target }) => `${value}${"0a=/, ".replace(target.joins ?? "", "").charAt(at % 5)}${at}`),
  "a character of the proof changed": onProof((value, { at }) => other(value, at)),
  "a bit of the proof flipped": onProof((value, { at, which }) => put(value, at % value.length, value.charCodeAt(at % value.length) ^ (1 << (which % 7)))),
  "two characters of the proof changed for each other": onProof((value, { at }) => {
    const index = at % (value.length - 1);
    return value.slice(0, index) + value.charAt(index + 1) + value.charAt(index) + value.slice(index + 2);
  }),
  "the proof in the other case": onProof((value, { which }) => (which % 2 === 0 ? value.toUpperCase() : value.toLowerCase())),
  "space around the proof": onProof((value, { which, target }) => {
    const [before, after] = pick([["", "\n"], ["", "\t"], ["\t", ""], ["\n", ""], ["", "\u0000"], ["\u00A0", ""], ["", "\r\n"], ["\uFEFF", ""], [" ", ""], ["", " "]], which);
    return target.joins !== undefined && (before + after).trim() === "" && (before + after).includes(target.joins) ? undefined : before + value + after;
  }),
  "another version of the scheme": onProof((value, { which }) =>
    value
      .replace(/^v0=/, pick(["v1=", "v9=", "V0=", "v00=", "v0:", "v0=v0="], which))
      .replace(/^v1=/, pick(["v2=", "v0=", "V1=", "v1:"], which))
      .replace(/^v1,/, pick(["v2,", "v1a,", "v1=", "V1,"], which))
      .replace(/^sha256=/, pick(["sha1=", "sha512=", "SHA256=", "sha256:", "md5="], which))
      .replace(/^SHA-256=/, pick(["SHA-512=", "sha-256=", "MD5="], which))
      .replace(/hmac-sha256/, pick(["hmac-sha1", "none", "hmac-sha512", "rsa-sha256"], which)),
  ),
  "less covered by the signature": onProof((value, { which }) => value.replace(/headers="date digest"/, pick(['headers="date"', 'headers=""', 'headers="digest"', 'headers="digest date"'], which))),
  "the proof without its version": onProof((value) => value.replace(/^(v0=|v1[=,]|sha256=|SHA-256=|timestamp=|Basic |Bearer )/, "")),
  "the proof encoded once more": onProof((value, { which }) => pick([Buffer.from(value).toString("base64"), Buffer.from(value).toString("hex"), encodeURIComponent(`${value}%`), JSON.stringify(value)], which)),
  "the digest in another encoding": onProof((value, { which }) =>
    value.replace(digest, (text) => pick([bytesOf(text).toString(text.length === 64 ? "base64" : "hex"), bytesOf(text).toString("base64url"), `${bytesOf(text).toString("base64url")}==`, bytesOf(text).toString("latin1")], which)),
  ),
  "the digest in another spelling of base64": onProof((value) => value.replace(/[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{342}==/, spared)),
  "the proof twice, joined as a gateway joins headers": onProof((value, { which, target }) => {
    const joint = pick([",", ", "], which);
    return target.joins !== undefined && joint.includes(target.joins) ? undefined : value + joint + value;
  }),
  "the proof beside a wrong one": onProof((value, { at, which, target }) => {
    const joint = pick([",", ", "], which);
    if (target.joins !== undefined && joint.includes(target.joins)) return undefined;
    return which % 4 < 2 ? `${value}${joint}${other(value, at)}` : `${other(value, at)}${joint}${value}`;
  }),
  "the proof twice, both wrong": onProof((value, { at, target }) => `${other(value, at)}${target.joins ?? ","}${other(value, at + 1)}`),
  "two prefixes of the proof": onProof((value, { at, target }) => `${value.slice(0, at % value.length)}${target.joins ?? ","}${value.slice(0, (at + 7) % value.length)}`),
  "many wrong proofs": onProof((value, { at, target }) => Array.from({ length: 40 }, (_, index) => other(value, at + index)).join(target.joins ?? ",")),
};
