import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { signSns } from "../../../test/support/aws-events.ts";
import { selfSignedCertificate } from "../../../test/support/self-signed-certificate.ts";
import { commandBody, slackHeaders } from "../../../test/support/slack-request.ts";
import { wholeBodies } from "../../../test/support/whole-bodies.ts";
import type { Signed, Target } from "./target.ts";

export const secret = "the-current-secret-of-thirty-nine-chars";
const keys = { own: secret, empty: "", other: "another-secret-of-thirty-nine-characters", prefix: secret.slice(0, -1) };

const travisKey = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const strangersKey = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const snsKey = selfSignedCertificate();
const strangersSnsKey = selfSignedCertificate();

/** Schemes whose proof is a token in a header; what is to be known of the others. */
const tokens = new Set(["azure-devops", "jenkins", "teamcity", "tekton"]);
const timed = new Set(["slack", "buildkite", "drone", "report", "gitlab"]);
const lists = new Set(["circleci", "drone", "report", "gitlab"]);
/** SNS signs the fields of its message, Travis the payload in a form. */
const fields = new Set(["aws-sns", "travis"]);

/** The settings under which the bot takes the genuine requests. */
export const attackedSettings = (queueUrl: string): Record<string, string> => ({
  SLACK_SIGNING_SECRET: secret,
  SLACK_BOT_TOKEN: "xoxb-of-the-bot-under-attack",
  CI_WEBHOOK_SECRET: secret,
  GITLAB_WEBHOOK_SECRET: `whsec_${Buffer.from(secret).toString("base64")}`,
  TRAVIS_PUBLIC_KEY: travisKey.publicKey,
  TRAVIS_PROJECTS: "acme/*",
  AWS_SNS_CERTIFICATE: snsKey.certificate,
  AWS_SNS_TOPIC_ARNS: "arn:aws:sns:us-west-2:123456789012:ci-failures",
  QUEUE_URL: queueUrl,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});

const slack: Target = {
  name: "slack",
  path: "/slack/events",
  genuine: async () => slackRequest(keys.own),
  forged: async ({ key, at }) => slackRequest(keys[key], at),
  proofs: ["x-slack-signature", "x-slack-request-timestamp"],
  covers: "body",
  timed: true,
  lists: false,
};

const slackRequest = (key: string, at?: number): Signed => {
  const body = Buffer.from(commandBody("help"));
  return { headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, key, at) }, body };
};

const bodyOf = (provider: string): Buffer => {
  const found = wholeBodies.find((each) => each.provider === provider);
  if (found === undefined) throw new Error(`no whole body of ${provider}`);
  return Buffer.from((found.wrap ?? JSON.stringify)(found.body) ?? "");
};

const ciTarget = async (name: string): Promise<Target> => {
  const sign = async (key: keyof typeof keys, at = Date.now()): Promise<Signed> => signedBy(name, key, at);
  const { headers } = await sign("own");
  return {
    name,
    path: `/ci/${name}`,
    genuine: () => sign("own"),
    forged: ({ key, at }) => sign(key, at),
    proofs: Object.keys(headers).filter((header) => header !== "content-type" && header !== "user-agent" && !/event|delivery|slug|message-type/.test(header)),
    covers: tokens.has(name) ? "sender" : fields.has(name) ? "fields" : "body",
    timed: timed.has(name),
    lists: lists.has(name),
    ...(name === "drone" ? { open: /^.*?(?=algorithm=)/ } : {}),
  };
};

const signedBy = async (name: string, key: keyof typeof keys, at: number): Promise<Signed> => {
  const body = bodyOf(name);
  if (name === "travis") {
    const signature = createSign("sha1").update(new URLSearchParams(body.toString()).get("payload") ?? "").sign(key === "own" ? travisKey.privateKey : strangersKey.privateKey, "base64");
    return { headers: { "content-type": "application/x-www-form-urlencoded", signature }, body };
  }
  if (name === "aws-sns") {
    const sealed = signSns(JSON.parse(body.toString()) as object, (key === "own" ? snsKey : strangersSnsKey).privateKey);
    return { headers: { "content-type": "text/plain; charset=UTF-8" }, body: Buffer.from(JSON.stringify(sealed)) };
  }
  const headers = { "content-type": "application/json", ...(await signatureOf(name, keys[key], at, body)) };
  return { headers, body };
};

const signatureOf = async (name: string, key: string, at: number, body: Buffer): Promise<Record<string, string>> => {
  const id = "11111111-2222-4333-8444-555555555555";
  // An empty key cannot be handed to the product's own signing: it is forged by hand, as an attacker would.
  const secret = name === "gitlab" ? `whsec_${Buffer.from(key).toString("base64")}` : key;
  if (key !== "") return (await ciProviders[name]?.sign?.({ headers: {}, body }, { secret, now: new Date(at), id })) ?? {};
  const genuine = (await ciProviders[name]?.sign?.({ headers: {}, body }, { secret: keys.other, now: new Date(at), id })) ?? {};
  const hex = createHmac("sha256", "").update(body).digest("hex");
  return Object.fromEntries(Object.entries(genuine).map(([header, value]) => [header, value.replace(/[0-9a-f]{64}/, hex).replace(/[A-Za-z0-9+/]{43}=/, Buffer.from(hex, "hex").toString("base64"))]));
};

/** Slack and every CI provider that signs over HTTP. */
export const createTargets = async (): Promise<Target[]> => {
  const names = Object.keys(ciProviders).filter((name) => name !== "aws-eventbridge");
  return [slack, ...(await Promise.all(names.map(ciTarget)))];
};
