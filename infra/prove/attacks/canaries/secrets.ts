import { createHash } from "node:crypto";
import type { Canary } from "./canary.ts";

/** Letters of an alphabet that look random and are the same for the same seed. */
const drawn = (alphabet: string, length: number, seed: string): string => {
  let text = "";
  for (let round = 0; text.length < length; round += 1) for (const byte of createHash("sha256").update(`${seed}:${round}`).digest()) text += alphabet.charAt(byte % alphabet.length);
  return text.slice(0, length);
};
const hex = "0123456789abcdef";
const alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const uuid = (seed: string): string => [8, 4, 4, 4, 12].map((length, index) => drawn(hex, length, `${seed}${index}`)).join("-");

/** `secret`: what must not come out; `text`: as it stands. */
type Planted = { secret: string; text: string };
const alone = (secret: string): Planted => ({ secret, text: secret });

const kinds: Record<string, (seed: string) => Planted> = {
  "Coveo key": (seed) => ({ secret: uuid(seed), text: `xx${uuid(seed)}` }),
  JWT: (seed) => {
    const secret = drawn(`${alnum}-_`, 43, seed);
    return { secret, text: `${Buffer.from('{"alg":"HS256"}').toString("base64url")}.${Buffer.from(`{"sub":"${seed}"}`).toString("base64url")}.${secret}` };
  },
  "GitHub token": (seed) => alone(`ghp_${drawn(alnum, 36, seed)}`),
  "Slack token": (seed) => alone(`xoxb-${drawn("0123456789", 12, seed)}-${drawn("0123456789", 12, `${seed}b`)}-${drawn(alnum, 24, seed)}`),
  "AWS key id": (seed) => alone(`AKIA${drawn("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, seed)}`),
  "bearer token in a header": (seed) => {
    const secret = drawn(alnum, 32, seed);
    return { secret, text: `> Authorization: Bearer ${secret}` };
  },
  "key in a header dump": (seed) => {
    const secret = drawn(alnum, 28, seed);
    return { secret, text: `{"headers":{"x-api-key":"${secret}","accept":"*/*"}}` };
  },
  "password in an address": (seed) => {
    const secret = drawn(alnum, 16, seed);
    return { secret, text: `https://deploy:${secret}@api.cloud.coveo.com/push/v1` };
  },
  "token in a query": (seed) => {
    const secret = drawn(alnum, 24, seed);
    return { secret, text: `https://api.cloud.coveo.com/rest/x?access_token=${secret}&page=2` };
  },
  "variable of the environment": (seed) => {
    const secret = drawn(alnum, 24, seed);
    return { secret, text: `COVEO_API_KEY=${secret}` };
  },
};

const escape = String.fromCharCode(27);
const half = (text: string): number => text.length - 9;

const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  base64: (text) => Buffer.from(`value: ${text} end`).toString("base64"),
  "URL-encoded": (text) => encodeURIComponent(text),
  "URL-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "JSON-escaped": (text) => JSON.stringify({ message: text }),
  "JSON-escaped twice": (text) => JSON.stringify(JSON.stringify({ message: text })),
  "in colours": (text) => `${text.slice(0, half(text))}${escape}[31m${text.slice(half(text))}${escape}[0m`,
  "with zero-width characters": (text) => `${text.slice(0, half(text))}\u200B${text.slice(half(text))}`,
  "with bidi marks": (text) => `${text.slice(0, half(text))}\u202E\u202C${text.slice(half(text))}`,
  "in quotes and brackets": (text) => `['${text}', "x"]`,
  "in a link": (text) => `<https://canary.example/?q=${text}|x>`,
  "behind much text": (text) => `${"word ".repeat(300)}${text}`,
};

/** Every kind of secret in every encoding, each with a value of its own. */
export const secretCanaries: readonly Canary[] = Object.entries(kinds).flatMap(([kind, plant]) =>
  Object.entries(encodings).map(([how, encode]) => {
    const { secret, text } = plant(`${kind}, ${how}`);
    return { kind: "secret" as const, name: `${kind}, ${how}`, text: encode(text), secret };
  }),
);
