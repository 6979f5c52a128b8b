import fc from "fast-check";
import type { Signed, Target } from "./target.ts";

/** One way to turn a genuine request into a forged one. Pure: undefined where it changes nothing that is covered. */
export type Mutation = { what: string; apply: (genuine: Signed, target: Target) => Promise<Signed | undefined> };

const onProof = (change: (value: string, at: number, target: Target) => string | undefined) => fc.record({ which: fc.nat(9), at: fc.nat(200) }).map(({ which, at }) => async (genuine: Signed, target: Target) => {
  const header = target.proofs[which % Math.max(1, target.proofs.length)];
  const value = header === undefined ? undefined : genuine.headers[header];
  if (header === undefined || value === undefined) return undefined;
  const changed = change(value, at, target);
  if (changed === value || (target.open !== undefined && changed?.replace(target.open, "") === value.replace(target.open, ""))) return undefined;
  const { [header]: _, ...others } = genuine.headers;
  return { ...genuine, headers: changed === undefined ? others : { ...others, [header]: changed } };
});

const onBody = (change: (body: Buffer, at: number, bytes: Uint8Array) => Buffer) => fc.record({ at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }).map(({ at, bytes }) => async (genuine: Signed, target: Target) => {
  if (target.covers === "sender") return undefined;
  const body = change(genuine.body, at, bytes);
  return body.equals(genuine.body) ? undefined : { ...genuine, body };
});

const flipped = (text: string, at: number): string => {
  const index = at % text.length;
  const code = text.charCodeAt(index);
  return text.slice(0, index) + String.fromCharCode(code === 0x30 ? 0x31 : 0x30) + text.slice(index + 1);
};

const bit = (body: Buffer, at: number): Buffer => {
  const copy = Buffer.from(body);
  const index = at % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << (at % 8));
  return copy;
};

const ways: Record<string, fc.Arbitrary<Mutation["apply"]>> = {
  "a proof left out": onProof(() => undefined),
  "a proof emptied": onProof(() => ""),
  "a prefix of the proof": onProof((value, at) => value.slice(0, at % value.length)),
  "the proof extended": onProof((value, at, { lists }) => value + (lists ? "0a=/" : "0a=, ").charAt(at % 4) + String(at)),
  "a character of the proof changed": onProof(flipped),
  "another version of the scheme": onProof((value) => value.replace(/^v0=/, "v1=").replace(/^v1[=,]/, "v9=").replace(/^sha256=/, "sha1=").replace(/hmac-sha256/, "hmac-sha1")),
  "the proof without its version": onProof((value) => value.replace(/^(v0=|v1[=,]|sha256=|timestamp=)/, "")),
  "the proof encoded otherwise": onProof((value) => Buffer.from(value).toString("base64")),
  "the proof twice, both wrong": onProof((value, at) => `${flipped(value, at)},${flipped(value, at + 1)}`),
  "a prefix beside another": onProof((value, at) => `${value.slice(0, at % value.length)},${value.slice(0, (at + 7) % value.length)}`),
  "the body truncated": onBody((body, at) => body.subarray(0, at % body.length)),
  "the body extended": onBody((body, _, bytes) => Buffer.concat([body, bytes])),
  "a bit of the body flipped": onBody(bit),
  "bytes put into the body": onBody((body, at, bytes) => Buffer.concat([body.subarray(0, at % body.length), bytes, body.subarray(at % body.length)])),
  "the body in another encoding": onBody((body, at) => Buffer.from(body.toString("latin1"), at % 2 === 0 ? "utf16le" : "base64")),
  "another body altogether": onBody((_, __, bytes) => Buffer.from(bytes)),
  "no body": onBody(() => Buffer.alloc(0)),
  "another secret": fc.constant(async (_, target) => target.forged({ key: "other" })),
  "the empty secret": fc.constant(async (_, target) => target.forged({ key: "empty" })),
  "a prefix of the secret": fc.constant(async (_, target) => target.forged({ key: "prefix" })),
  "another time": fc.integer({ min: 301, max: 400_000_000 }).chain((seconds) =>
    fc.boolean().map((ahead) => async (_: Signed, target: Target) => (target.timed ? target.forged({ key: "own", at: Date.now() + (ahead ? 2 : -1) * seconds * 1000 }) : undefined)),
  ),
};

/** What fast-check shrinks and prints. */
export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  ...Object.entries(ways).map(([what, apply]) => apply.map((each) => ({ what, apply: each, toString: () => what }))),
);

export const mutationNames = Object.keys(ways);
