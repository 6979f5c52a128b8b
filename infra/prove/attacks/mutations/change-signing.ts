import type { Signing } from "../target.ts";
import type { Way } from "./mutation.ts";

const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length];

/** Signed by a secret that is not the sender's. Of a key pair there is one other key only. */
const by = (secretOf: (own: string, drawn: { at: number; which: number }) => string): Way => (_, target, drawn) => {
  const secret = secretOf(target.secret, drawn);
  return secret === target.secret || target.hasKeyPair === true ? undefined : target.signed({ secret });
};

const signedAt = (signingOf: (drawn: { at: number; which: number; ahead: number; behind: number }) => Signing): Way => (_, target, { at, which }) =>
  target.tolerates === undefined ? undefined : target.signed(signingOf({ at, which, ...target.tolerates }));

const digits = (seconds: number, zero: number): string => String(seconds).replaceAll(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));

/** The same time in notations that its header does not allow. */
const spellings: readonly ((seconds: number) => string)[] = [
  (s) => `${s}.0`, (s) => `${s}.5`, (s) => `${s}e0`, (s) => `${s / 1e9}e9`, (s) => `0${s}`, (s) => `00${s}`, (s) => `+${s}`, (s) => `-${s}`, (s) => ` ${s}`, (s) => `${s} `, (s) => `${s}\n`, (s) => `0x${s.toString(16)}`,
  (s) => `${s}000`, (s) => `${s}n`, (s) => `${s}_0`, (s) => `${s},${s}`, (s) => digits(s, 0x0660), (s) => digits(s, 0xff10), () => "", () => "NaN", () => "Infinity", () => "null", (s) => new Date(s * 1000).toISOString(),
];

/** In milliseconds: a second for the rounding, and two for a slow machine. */
const margin = 3_000;

/** Ways to forge by signing with what is not the sender's, or at another time. */
export const changeSigning: Record<string, Way> = {
  "another sender's secret, or another connection's": (_, target, { which }) => target.signed({ secret: pick(target.otherSecrets, which) ?? "" }),
  "the empty secret": by(() => ""),
  "a prefix of the secret": by((own, { at }) => own.slice(0, at % own.length)),
  "the secret in another dress": by((own, { which }) => pick([`${own}\n`, `${own} `, ` ${own}`, `${own},`, own.toUpperCase(), `${own}${own}`, [...own].toReversed().join(""), Buffer.from(own).toString("base64"), Buffer.from(own).toString("hex"), `whsec_${Buffer.from(own).toString("base64")}`, "undefined", "null"], which) ?? ""),
  "a character of the secret changed": by((own, { at }) => own.slice(0, at % own.length) + (own.charAt(at % own.length) === "x" ? "y" : "x") + own.slice((at % own.length) + 1)),
  "another sender's request": ({ stranger }) => stranger,
  "the proof of another body": ({ genuine }, target, { which, bytes }) =>
    target.covers === "sender" || target.hasKeyPair === true ? undefined : { ...target.signed({ signs: Buffer.from(which % 2 === 0 ? bytes : genuine.body.subarray(1)) }), body: genuine.body },
  "an old time, signed": signedAt(({ at, behind }) => ({ at: Date.now() - behind * 1000 - margin - (at % 400_000_000) * 1000 })),
  "a time to come, signed": signedAt(({ at, ahead }) => ({ at: Date.now() + ahead * 1000 + margin + (at % 400_000_000) * 1000 })),
  "the time in another notation, signed": (_, target, { which }) => (target.countsSeconds === true ? target.signed({ spelled: pick(spellings, which) ?? String }) : undefined),
  "an old time, written over": ({ genuine }, target, { at }) => {
    if (target.tolerates === undefined) return undefined;
    // What was signed long ago, with the time of now put into it.
    const old = target.signed({ at: Date.now() - target.tolerates.behind * 1000 - margin - (at % 4_000_000) * 1000 });
    const timed = ["x-slack-request-timestamp", "webhook-timestamp", "date"].filter((header) => genuine.headers[header] !== undefined);
    return timed.length === 0 ? undefined : { ...old, headers: { ...old.headers, ...Object.fromEntries(timed.map((header) => [header, genuine.headers[header] ?? ""])) } };
  },
};
