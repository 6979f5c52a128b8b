import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { commandBody } from "../../surroundings/slack-request.ts";
import { topic } from "../../../test/support/aws-events.ts";
import { wholeBodies } from "../../../test/support/whole-bodies.ts";
import { schemes, snsKeys, travisKeys } from "./schemes.ts";
import { slackRequests } from "./slack-requests.ts";
import type { Target } from "./target.ts";

/** Every CI provider that sends over HTTP. */
const providers = Object.keys(ciProviders).filter((name) => name !== "aws-eventbridge");
/** A second connection of each provider that takes a secret of its own. */
const second = (provider: string): string => `${provider}-two`;
/** Those of key pairs have none. */
const hasSecond = (provider: string): boolean => schemes[provider]?.hasKeyPair !== true;

/** Each has its own; none is a beginning of another. */
const secretOf = (name: string): string => (schemes[name]?.hasKeyPair === true ? `own key of ${name}` : `${name}:a-secret-of-forty-characters-or-more`);
const setting = (name: string): string => (name.startsWith("gitlab") ? `whsec_${Buffer.from(secretOf(name)).toString("base64")}` : secretOf(name));

/** The settings under which the bot takes the genuine requests. Everything it could call refuses connections. */
export const attackedSettings = (queueUrl: string): Record<string, string> => ({
  SLACK_SIGNING_SECRET: secretOf("slack"),
  SLACK_BOT_TOKEN: "xoxb-of-the-bot-under-attack",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
  SLACK_RESPONSE_URL_BASE: "http://127.0.0.1:9/",
  DYNAMODB_ENDPOINT: "http://127.0.0.1:9",
  ...Object.fromEntries(providers.filter(hasSecond).map((name) => [`${name.toUpperCase().replaceAll("-", "_")}_WEBHOOK_SECRET`, setting(name)])),
  CONNECTIONS: JSON.stringify(providers.filter(hasSecond).map((provider) => ({ name: second(provider), provider, secrets: [setting(second(provider))] }))),
  TRAVIS_PUBLIC_KEY: String(travisKeys.own.publicKey),
  TRAVIS_PROJECTS: "acme/*",
  AWS_SNS_CERTIFICATE: snsKeys.own.certificate,
  AWS_SNS_TOPIC_ARNS: topic,
  QUEUE_URL: queueUrl,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  LOG_LEVEL: "debug",
  METRICS_NAMESPACE: "attacked",
});

const bodyOf = (name: string): Buffer => {
  if (name === "slack") return Buffer.from(commandBody("help"));
  const found = wholeBodies.find((each) => each.provider === name);
  if (found === undefined) throw new Error(`no whole body of ${name}`);
  return Buffer.from((found.wrap ?? JSON.stringify)(found.body) ?? "");
};

const targetOf = (name: string, path: string, provider = name): Target => {
  const { sign, ...scheme } = schemes[provider] ?? missing(provider);
  const body = bodyOf(provider);
  const type = provider === "slack" ? "application/x-www-form-urlencoded" : "application/json";
  const own = secretOf(name);
  return {
    ...scheme,
    name,
    path,
    secret: own,
    otherSecrets: ["slack", ...providers.filter(hasSecond), ...providers.filter(hasSecond).map(second)].map(secretOf).filter((secret) => secret !== own),
    others: provider === "slack" ? slackRequests : [],
    signed: ({ request = { headers: { "content-type": type }, body }, secret = own, at = Date.now(), spelled = String, signs = request.body } = {}) => {
      const seconds = Math.floor(at / 1000);
      return sign(request, { secret, seconds, stamp: spelled(seconds), signs });
    },
  };
};

const missing = (name: string): never => {
  throw new Error(`it is not known how ${name} signs: say it in infra/prove/attacks/schemes.ts`);
};

/** Slack and every CI provider that sends over HTTP. */
export const targets: readonly Target[] = [targetOf("slack", "/slack/events"), ...providers.map((name) => targetOf(name, `/ci/${name}`))];

/** The other connections of the same providers, under their own addresses. */
export const secondConnections: readonly Target[] = providers.filter(hasSecond).map((provider) => targetOf(second(provider), `/ci/${provider}/${second(provider)}`, provider));
