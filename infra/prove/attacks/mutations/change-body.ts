import type { Way } from "./mutation.ts";

type Change = (body: Buffer, drawn: { at: number; which: number; bytes: Uint8Array }) => Buffer | undefined;

/** Another body under the same proof. Where the proof is of the sender alone it covers no body. */
const onBody = (change: Change): Way => ({ genuine }, target, drawn) => {
  const body = target.covers === "sender" ? undefined : change(genuine.body, drawn);
  return body === undefined || body.equals(genuine.body) ? undefined : { ...genuine, body };
};

/** The same for a body of JSON. */
const onJson = (change: (text: string, drawn: { at: number; which: number }) => string): Way =>
  onBody((body, drawn) => {
    const text = body.toString();
    return text.startsWith("{") ? Buffer.from(change(text, drawn)) : undefined;
  });

const bit = (body: Buffer, at: number): Buffer => {
  const copy = Buffer.from(body);
  const index = at % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << (at % 8));
  return copy;
};

const reversedKeys = (value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value) ? value : Object.fromEntries(Object.entries(value).toReversed().map(([key, inner]) => [key, reversedKeys(inner)]));

/** The n-th text in a value, changed; counts them along the way. */
const withOtherText = (value: unknown, at: number): unknown => {
  const counted = { texts: 0 };
  JSON.stringify(value, (_, inner: unknown) => ((counted.texts += typeof inner === "string" ? 1 : 0), inner));
  let left = at % Math.max(1, counted.texts);
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === "string" && left-- === 0 ? `${inner}x` : inner));
};

const pieces = (text: string): string[] => text.split("&");

/** Ways to forge by sending another body under a genuine proof. */
export const changeBody: Record<string, Way> = {
  "the body truncated": onBody((body, { at }) => body.subarray(0, at % body.length)),
  "the body extended": onBody((body, { bytes }) => Buffer.concat([body, bytes])),
  "the body with a line feed after it": onBody((body, { which }) => Buffer.concat([body, Buffer.from(["\n", "\r\n", " ", "\u0000"][which % 4] ?? "")])),
  "a bit of the body flipped": onBody((body, { at }) => bit(body, at)),
  "bytes put into the body": onBody((body, { at, bytes }) => Buffer.concat([body.subarray(0, at % body.length), bytes, body.subarray(at % body.length)])),
  "bytes taken out of the body": onBody((body, { at, which }) => Buffer.concat([body.subarray(0, at % body.length), body.subarray((at % body.length) + 1 + (which % 8))])),
  "the body in another charset": onBody((body, { which }) => Buffer.from(body.toString("latin1"), which % 2 === 0 ? "utf16le" : "base64")),
  "the body after a byte order mark": onBody((body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
  "the body twice": onBody((body) => Buffer.concat([body, body])),
  "another body altogether": onBody((_, { bytes }) => Buffer.from(bytes)),
  "no body": onBody(() => Buffer.alloc(0)),
  "the body's JSON written anew": onJson((text, { which }) => [JSON.stringify(JSON.parse(text), null, 1), JSON.stringify(reversedKeys(JSON.parse(text))), text.replaceAll("/", String.raw`\/`), text.replace("e", String.raw`\u0065`)][which % 4] ?? text),
  "a value of the body changed": onJson((text, { at }) => JSON.stringify(withOtherText(JSON.parse(text), at))),
  "a field of the body twice": onJson((text, { at, which }) => {
    const names = Object.keys(JSON.parse(text) as object);
    const twice = `${JSON.stringify(names[at % names.length])}:"forged"`;
    return which % 2 === 0 ? `{${twice},${text.slice(1)}` : `${text.slice(0, -1)},${twice}}`;
  }),
  "a field of the form changed": onBody((body, { at }) => {
    const fields = pieces(body.toString());
    return body.toString().startsWith("{") ? undefined : Buffer.from(fields.map((field, index) => (index === at % fields.length ? `${field}x` : field)).join("&"));
  }),
  "a field of the form twice": onBody((body, { at, which }) => {
    const fields = pieces(body.toString());
    if (body.toString().startsWith("{")) return undefined;
    const twice = `${(fields[at % fields.length] ?? "").split("=")[0]}=forged`;
    return Buffer.from(which % 2 === 0 ? [twice, ...fields].join("&") : [...fields, twice].join("&"));
  }),
};
