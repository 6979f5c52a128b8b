import { fc } from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { createRedact, redact } from "../../../src/adapters/redaction/redact.ts";

const chars = (set: string, length: number | { min: number; max: number }) =>
  fc.string({ unit: fc.constantFrom(...set), minLength: typeof length === "number" ? length : length.min, maxLength: typeof length === "number" ? length : length.max });
const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const letters = lower + lower.toUpperCase();
const alnum = letters + digits;
const hex = "0123456789abcdef";

/** A secret and what it stands in. The secret is what must not be found afterwards. */
type Planted = { secret: string; text: string };
const alone = (secret: fc.Arbitrary<string>): fc.Arbitrary<Planted> => secret.map((secret) => ({ secret, text: secret }));
const within = (before: string, secret: fc.Arbitrary<string>, after = ""): fc.Arbitrary<Planted> => secret.map((secret) => ({ secret, text: before + secret + after }));
const coveoKey = fc.uuid().map((uuid) => `xx${uuid}`);
const password = chars(alnum + "!.*-_~", { min: 8, max: 30 }).filter((text) => /\d/.test(text) && /[a-z]/i.test(text) && !text.startsWith("-"));
const base64url = (text: string) => Buffer.from(text).toString("base64url");
const jwt = fc.tuple(fc.uuid(), chars(alnum + "-_", 43)).map(([sub, signature]) => `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(`{"sub":"${sub}"}`)}.${signature}`);

const planted: Record<string, fc.Arbitrary<Planted>> = {
  "a Coveo key": alone(coveoKey),
  "a Coveo token": alone(fc.uuid().map((uuid) => `x${uuid}`)),
  "a JWT": alone(jwt),
  "a bearer token": within("Authorization: Bearer ", chars(alnum + "._-", { min: 20, max: 60 })),
  "a password in an address": within("https://deploy:", password, "@api.cloud.coveo.com/push/v1"),
  "an AWS key id": alone(chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16).map((rest) => `AKIA${rest}`)),
  "an AWS secret key": within("aws_secret_access_key = ", chars(alnum + "/+", 40)),
  "a GitHub token": alone(fc.tuple(fc.constantFrom("ghp_", "gho_", "ghs_", "ghu_", "ghr_"), chars(alnum, 36)).map((parts) => parts.join(""))),
  "a fine-grained GitHub token": alone(chars(alnum, 82).map((rest) => `github_pat_${rest}`)),
  "a GitLab token": alone(chars(alnum + "-_", 20).map((rest) => `glpat-${rest}`)),
  "a Slack bot token": alone(fc.tuple(chars(digits, 12), chars(digits, 12), chars(alnum, 24)).map((parts) => `xoxb-${parts.join("-")}`)),
  "a Slack webhook": within("https://", fc.tuple(chars(alnum, 9), chars(alnum, 9), chars(alnum, 24)).map(([team, hook, rest]) => `hooks.slack.com/services/T${team}/B${hook}/${rest}`)),
  "a Stripe key": alone(chars(alnum, 24).map((rest) => `sk_live_${rest}`)),
  "a Google key": alone(chars(alnum + "-_", 35).map((rest) => `AIza${rest}`)),
  "an npm token": alone(chars(alnum, 36).map((rest) => `npm_${rest}`)),
  "a SendGrid key": alone(fc.tuple(chars(alnum, 22), chars(alnum, 43)).map(([a, b]) => `SG.${a}.${b}`)),
  "a Vault token": alone(chars(alnum, 24).map((rest) => `hvs.${rest}`)),
  "a password in JSON": within('{"user":"a","password":"', password, '","id":4}'),
  "an apiKey in JSON": within('{"apiKey": "', chars(alnum, { min: 12, max: 40 }), '"}'),
  "a client secret in a dict": within("{'client_secret': '", chars(alnum, { min: 16, max: 40 }), "'}"),
  "a token in a query": within("GET https://acme.com/x?access_token=", chars(alnum, { min: 16, max: 40 }), "&page=2"),
  "a variable of the environment": within("COVEO_API_KEY=", chars(alnum, { min: 16, max: 40 })),
  "an option of a command": within("loader --api-key ", chars(alnum, { min: 12, max: 40 }), " --verbose"),
  "a signed upload address": within("https://bucket.s3.amazonaws.com/k?X-Amz-Signature=", chars(hex, 64), "&X-Amz-Expires=3600"),
};

const ansi = "\u001B[31m";
const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  "URL-encoded": encodeURIComponent,
  "URL-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  base64: (text) => Buffer.from(`note ${text} end`).toString("base64"),
  "JSON in a string": (text) => JSON.stringify(text),
  "JSON in JSON in a string": (text) => JSON.stringify(JSON.stringify(text)),
  "unicode escapes": (text) => text.replaceAll(/[-_:"/]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  "split by colours": (text) => text.slice(0, text.length - 7) + ansi + text.slice(text.length - 7) + "\u001B[0m",
  "split by invisible characters": (text) => `${text.slice(0, text.length - 5)}\u200B${text.slice(text.length - 5)}`,
};

const hidden = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m|\u200B`, "g");

/** Everything the text may be read as, so that nothing hides behind an encoding. */
const readings = (text: string): string[] => {
  const undo = [
    (value: string) => value.replaceAll(hidden, ""),
    (value: string) => value.replaceAll(/(?:%[0-9A-F]{2})+/gi, (match) => { try { return decodeURIComponent(match); } catch { return match; } }),
    (value: string) => value.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll(/\\(["\\/])/g, "$1"),
    (value: string) => value.replaceAll(/[A-Za-z0-9+/]{16,}={0,2}/g, (match) => Buffer.from(match, "base64").toString("latin1")),
  ];
  const once = undo.map((step) => step(text));
  return [text, ...once, ...once.flatMap((value) => undo.map((step) => step(value)))];
};

describe("no secret is left", () => {
  for (const [what, arbitrary] of Object.entries(planted))
    test.each(Object.keys(encodings))(`${what}, %s`, async (encoding) => {
      const encode = encodings[encoding] ?? String;
      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ secret, text }) => {
          const { text: safe, found } = await redact(`push failed: ${encode(text)} (see above)`);
          for (const reading of readings(safe)) expect(reading).not.toContain(secret);
          expect(found.length).toBeGreaterThan(0);
        }),
        { numRuns: 20 },
      );
    });

  test("a JWT with another right behind it, and an encrypted one", async () => {
    const signed = `${base64url('{"alg":"HS256"}')}.${base64url('{"sub":"someone"}')}.OXMF6GhPMBH9QMdCS9_X86QO_DEbEiHJSDAhQhc1poS`;
    expect((await redact(`see ${signed}${signed} here`)).text).toMatch(/^see (?:\.?\[redacted:jwt\])+ here$/);
    expect((await redact(`see ${base64url('{"alg":"dir","enc":"A256GCM"}')}..48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX.XFBoMYUZodetZdvTiFvSkQ here`)).text).toMatch(/^see (?:\.?\[redacted:jwt\])+ here$/);
  });

  test("a private key over several lines", async () => {
    const body = Array.from({ length: 12 }, () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString("base64")).join("\n");
    const { text } = await redact(`key:\n-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\nnext`);
    for (const line of body.split("\n")) expect(text).not.toContain(line);
    expect(text).toContain("next");
  });

  test("a private key in lines of an unusual form, up to its END", async () => {
    const body = Array.from({ length: 300 }, (_, line) => `${line}: ${Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString("base64")}`);
    const { text } = await redact(`key:\n-----BEGIN PRIVATE KEY-----\n${body.join("\n")}\n-----END PRIVATE KEY-----\nnext`);
    expect(text).toBe("key:\n[redacted:private-key]\nnext");
  });

  test.each([
    ["cut off", (lines: string[]) => lines.join("\n")],
    ["cut off, behind timestamps", (lines: string[]) => lines.map((line) => `2026-11-20T14:00:00.123Z ${line}`).join("\n")],
    ["cut off, in a string", (lines: string[]) => JSON.stringify(lines.join("\n")).slice(0, -1)],
    ["torn apart by other output", (lines: string[]) => [...lines.slice(0, 6), "429 TOO_MANY_REQUESTS", ...lines.slice(6)].join("\n")],
  ])("a private key %s, and more than 8,000 characters after it stay readable", async (_, print) => {
    const body = Array.from({ length: 25 }, () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString("base64"));
    const after = "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-x/documents failed: 412\n".repeat(90);
    const { text } = await redact(`${print(["-----BEGIN OPENSSH PRIVATE KEY-----", ...body])}\n${after}`);
    for (const line of body) expect(text).not.toContain(line.slice(0, 24));
    expect(text).toContain(after);
  });

  test("a secret known by value, whatever it looks like", async () => {
    const { text, found } = await createRedact({ own: ["simple-words-only"] })(`a simple-words-only b ${Buffer.from("simple-words-only").toString("base64")} c simple%2Dwords-only`);
    expect(text).toBe("a [redacted:own] b [redacted:own] c [redacted:own]");
    expect(found).toEqual(["own"]);
  });
});

describe("what tells the error stays readable", () => {
  test.each([
    '{"message":"Source not found","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"d0c3a1f2-7b7a-4c1e-8a52-2a4d07c1f001"}',
    "ERROR 401 INVALID_TOKEN: the token is invalid",
    "requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: https://api.cloud.coveo.com/push/v1/organizations/acmeproductionx1y2/sources/acmeproductionx1y2-abcdefghijklmnopqrstuvwxyz/documents",
    '{"message":"bad token","type":"InvalidToken"}',
    "    at com.coveo.pushapiclient.ApiCore.callApiWithRetries(ApiCore.java:74)",
    "commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
    "COVEO_API_KEY: ***",
    "pushing global-product-catalog-loader and glossary-of-all-our-products failed",
    "NoWorkgroupAssociatedWithToken ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3",
  ])("%s", async (text) => {
    expect(await redact(text)).toEqual({ text, found: [] });
  });

  test.each([
    ["PUT https://ci:hunter22@api.cloud.coveo.com/push/v1 403", "PUT https://[redacted:url-password]@api.cloud.coveo.com/push/v1 403"],
    ["push with xx564559b1-0045-48e1-953c-3addd1ee4457 got 401", "push with [redacted:coveo-key] got 401"],
    ["Authorization: Bearer abcdefghijkl1234 -> 401", "Authorization: Bearer [redacted:authorization] -> 401"],
    ['{"apiKey":"s3cr3tvalue","errorCode":"INVALID_TOKEN"}', '{"apiKey":"[redacted:secret]","errorCode":"INVALID_TOKEN"}'],
  ])("%s", async (text, safe) => {
    expect((await redact(text)).text).toBe(safe);
  });
});

test("hides nothing twice: a redacted text stays as it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.values(planted)).chain((one) => one), async ({ text }) => {
      const once = await redact(`x ${text} y`);
      expect((await redact(once.text)).text).toBe(once.text);
    }),
    { numRuns: 100 },
  );
});

test("what is looked through leaves nothing in the process", async () => {
  const held = (): number => performance.getEntriesByType("mark").length + performance.getEntriesByType("measure").length;
  await redact("PUT https://api.cloud.coveo.com/push/v1 HTTP 412");
  const before = held();
  for (let round = 0; round < 20; round += 1) await redact(`round ${round}: PUT https://api.cloud.coveo.com/push/v1 HTTP 412`);
  expect(held() - before).toBe(0);
});
