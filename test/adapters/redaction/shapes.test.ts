import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../src/adapters/redaction/find-secrets.ts";
import { placedSecrets } from "../../../src/adapters/redaction/placed-secrets.ts";
import { vendorSecrets } from "../../../src/adapters/redaction/vendor-secrets.ts";

// Invented, and put together here, so that nothing in this file looks like a secret to whoever looks for one.
const letters = (length: number): string => "a1B2c3D4".repeat(length).slice(0, length);
const hex = (length: number): string => "0a1b2c3d".repeat(length).slice(0, length);
const capitals = (length: number): string => "AB2CD3EF".repeat(length).slice(0, length);

type Example = [kind: string, secret: string, before?: string, after?: string];

const shapes: Example[] = [
  ["coveo-key", `xx${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
  ["jwt", `ey${letters(20)}.ey${letters(20)}.${letters(43)}`],
  ["jwt", `eyJ${letters(20)}.`, "", "."],
  ["jwt", `.${letters(20)}.${letters(20)}`, "[redacted:jwt]"],
  ["aws-key-id", `AKIA${capitals(16)}`],
  ["github-token", `ghp_${letters(36)}`],
  ["gitlab-token", `glpat-${letters(20)}`],
  ["slack-token", `xapp-1-${letters(20)}`],
  ["slack-webhook", `hooks.slack.com/services/T${capitals(8)}/B${capitals(8)}/${letters(24)}`, "https://"],
  ["stripe-key", `sk_live_${letters(24)}`],
  ["google-key", `AIza${letters(35)}`],
  ["npm-token", `npm_${letters(36)}`],
  ["pypi-token", `pypi-${letters(40)}`],
  ["sendgrid-key", `SG.${letters(22)}.${letters(43)}`],
  ["openai-key", `sk-proj-${letters(30)}`],
  ["shopify-token", `shpat_${hex(32)}`],
  ["digitalocean-token", `dop_v1_${hex(64)}`],
  ["vault-token", `hvs.${letters(24)}`],
  ["databricks-token", `dapi${hex(32)}`],
  ["huggingface-token", `hf_${letters(34)}`],
  ["buildkite-token", `bkua_${letters(40)}`],
  ["circleci-token", `CCIPAT_${letters(40)}`],
  ["docker-token", `dckr_pat_${letters(27)}`],
  ["atlassian-token", `ATATT3${letters(60)}`],
  ["sonar-token", `squ_${hex(40)}`],
  ["jfrog-token", `AKC${letters(60)}`],
  ["twilio-key", `SK${hex(32)}`],
  ["telegram-token", `123456789:${letters(35)}`],
];

/** None of them looks like a secret anywhere else: words, in lower case. */
const words = "correct-horse-battery";

const places: Example[] = [
  ["authorization", words, "Authorization: Token "],
  ["bearer", words, "sent Bearer ", " to it"],
  ["url-password", `deploy:${words}`, "https://", "@api.cloud.coveo.com/push"],
  ["cookie", `session=${words}`, "Cookie: "],
  ["secret", words, '{"client_secret": "', '"}'],
  ["secret", words, "client_secret=", "&page=2"],
  ["secret", words, "loader --api-key ", " --verbose"],
  ["basic-auth", `deploy:${words}`, "curl -u ", " https://ci.acme.example"],
];

describe("a secret is found by the rule that is there for it", () => {
  test.each([...shapes, ...places])("%s: %s", async (kind, secret, before = "", after = "") => {
    const text = `push failed: ${before}${secret}${after}`;
    const from = text.indexOf(secret);
    const found = (await findSecrets(text, 0)).filter((each) => each.kind === kind);
    expect(found.some((each) => each.from <= from && each.to >= from + secret.length), JSON.stringify(found)).toBe(true);
  });
});

test("each rule has an example that no other rule of its kind finds", () => {
  const rules = [...vendorSecrets, ...placedSecrets];
  const findersOf = ([kind, secret, before = "", after = ""]: Example): number[] => {
    const text = `push failed: ${before}${secret}${after}`;
    return rules.flatMap((rule, at) => (rule.kind === kind && [...text.matchAll(rule.text)].length > 0 ? [at] : []));
  };
  const needed = new Set([...shapes, ...places].map(findersOf).filter((finders) => finders.length === 1).flat());
  expect(rules.filter((_, at) => !needed.has(at)).map(({ kind, text }) => `${kind} ${text.source.slice(0, 60)}`)).toEqual([]);
});
