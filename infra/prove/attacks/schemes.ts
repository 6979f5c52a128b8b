import { createHash, createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { signSns, snsMessage } from "../../../test/support/aws-events.ts";
import { selfSignedCertificate } from "../../../test/support/self-signed-certificate.ts";
import type { Scheme } from "./target.ts";

const hmac = (secret: string, ...parts: (string | Buffer)[]) => parts.reduce((sum, part) => sum.update(part), createHmac("sha256", secret));
const either = { behind: 300, ahead: 300 };
const pem = { publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } } as const;

/** Those who sign with a key pair: theirs, and a stranger's. */
export const travisKeys = { own: generateKeyPairSync("rsa", { modulusLength: 2048, ...pem }), other: generateKeyPairSync("rsa", { modulusLength: 2048, ...pem }) };
export const snsKeys = { own: selfSignedCertificate(), other: selfSignedCertificate() };

const standardWebhooks: Scheme = {
  proofs: ["webhook-signature", "webhook-timestamp", "webhook-id"],
  covers: "body",
  tolerates: either,
  countsSeconds: true,
  joins: " ",
  sign: ({ headers, body }, { secret, stamp, signs }) => {
    const id = "11111111-2222-4333-8444-555555555555";
    return { headers: { ...headers, "webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": `v1,${hmac(secret, `${id}.${stamp}.`, signs).digest("base64")}` }, body };
  },
};

const token = (header: string, valueOf: (secret: string) => string = (secret) => secret): Scheme => ({
  proofs: [header],
  covers: "sender",
  sign: ({ headers, body }, { secret }) => ({ headers: { ...headers, [header]: valueOf(secret) }, body }),
});

const hex = (header: string, version: string, others: Record<string, string> = {}): Scheme => ({
  proofs: [header],
  covers: "body",
  sign: ({ headers, body }, { secret, signs }) => ({ headers: { ...headers, ...others, [header]: `${version}${hmac(secret, signs).digest("hex")}` }, body }),
});

/** A signature in base64 by its bytes, which SNS's may spell in several ways. */
const decoded = (proof: string): string => (proof.length > 100 ? Buffer.from(proof, "base64").toString("hex") : proof);

/** By the sender's name: each as its documentation says. */
export const schemes: Readonly<Record<string, Scheme>> = {
  slack: {
    proofs: ["x-slack-signature", "x-slack-request-timestamp"],
    covers: "body",
    tolerates: either,
    countsSeconds: true,
    sign: ({ headers, body }, { secret, stamp, signs }) => ({
      headers: { ...headers, "x-slack-request-timestamp": stamp, "x-slack-signature": `v0=${hmac(secret, `v0:${stamp}:`, signs).digest("hex")}` },
      body,
    }),
  },
  // The message holds its own proof.
  "aws-sns": {
    proofs: [],
    proofFields: ["Signature", "SignatureVersion", "Timestamp", "Type"],
    covers: "fields",
    says: decoded,
    tolerates: { behind: 3_900, ahead: 300 },
    hasKeyPair: true,
    wrap: (bytes) => Buffer.from(JSON.stringify(snsMessage(bytes.toString()))),
    sign: ({ headers, body }, { secret, seconds, signs }) => {
      const Timestamp = new Date(seconds * 1000).toISOString();
      const { Signature } = signSns({ ...(JSON.parse(signs.toString()) as object), Timestamp }, keyOf(snsKeys, secret).privateKey);
      return { headers: { ...headers, "content-type": "text/plain; charset=UTF-8" }, body: Buffer.from(JSON.stringify({ ...(JSON.parse(body.toString()) as object), Timestamp, Signature })) };
    },
  },
  "azure-devops": token("x-coveo-error-token"),
  bitbucket: hex("x-hub-signature", "sha256=", { "x-event-key": "repo:commit_status_updated" }),
  buildkite: {
    proofs: ["x-buildkite-signature"],
    covers: "body",
    tolerates: either,
    countsSeconds: true,
    sign: ({ headers, body }, { secret, stamp, signs }) => ({ headers: { ...headers, "x-buildkite-signature": `timestamp=${stamp},signature=${hmac(secret, `${stamp}.`, signs).digest("hex")}` }, body }),
  },
  circleci: { ...hex("circleci-signature", "v1="), joins: "," },
  drone: {
    proofs: ["signature", "digest", "date"],
    covers: "body",
    tolerates: either,
    // The name of the key is the receiver's matter.
    says: (proof) => proof.replace(/^[^]*?(?=algorithm=)/, ""),
    sign: ({ headers, body }, { secret, seconds, signs }) => {
      const date = new Date(seconds * 1000).toUTCString();
      const digest = `SHA-256=${createHash("sha256").update(signs).digest("base64")}`;
      const signature = hmac(secret, `date: ${date}\ndigest: ${digest}`).digest("base64");
      return { headers: { ...headers, date, digest, signature: `keyId="hmac-key",algorithm="hmac-sha256",signature="${signature}",headers="date digest"` }, body };
    },
  },
  github: hex("x-hub-signature-256", "sha256=", { "x-github-event": "workflow_run", "x-github-delivery": "11111111-2222-4333-8444-555555555555" }),
  gitlab: standardWebhooks,
  // The user's name may be any.
  jenkins: { ...token("authorization", (secret) => `Basic ${Buffer.from(`jenkins:${secret}`).toString("base64")}`), says: (proof) => Buffer.from(proof.replace(/^Basic /i, ""), "base64").toString().replace(/^[^:]*:/, "") },
  report: standardWebhooks,
  teamcity: token("x-coveo-error-token"),
  // The scheme's name may be in any case.
  tekton: { ...token("authorization", (secret) => `Bearer ${secret}`), says: (proof) => proof.replace(/^Bearer (?=\S)/i, "") },
  travis: {
    proofs: ["signature"],
    covers: "fields",
    hasKeyPair: true,
    wrap: (bytes) => Buffer.from(new URLSearchParams({ payload: bytes.toString() }).toString()),
    sign: ({ headers, body }, { secret, signs }) => {
      const signature = createSign("sha1").update(new URLSearchParams(signs.toString()).get("payload") ?? "").sign(keyOf(travisKeys, secret).privateKey, "base64");
      return { headers: { ...headers, "content-type": "application/x-www-form-urlencoded", signature }, body };
    },
  },
};

/** Whoever signs with a pair has no secret text: the sender's own stands for its key, any other for a stranger's. */
const keyOf = <K extends { privateKey: string | KeyObject }>(keys: { own: K; other: K }, secret: string): K => (secret.startsWith("own key of ") ? keys.own : keys.other);
