import { createSign, generateKeyPairSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { travis } from "../../../../src/adapters/ci/providers/travis.ts";
import type { Verification } from "../../../../src/adapters/ci/provider.ts";
import { ConfigurationError, UnavailableError } from "../../../../src/errors.ts";
import { useLogApi } from "../../../support/log-api.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const own = keyPair();
const other = keyPair();
const form = { "content-type": "application/x-www-form-urlencoded" };
const formOf = (payload: string) => new URLSearchParams({ payload }).toString();
const sign = (payload: string, privateKey = own.privateKey, hash = "sha1") => createSign(hash).update(payload).sign(privateKey, "base64");
const config = (publicKey: string) => JSON.stringify({ config: { host: "travis-ci.com", notifications: { webhook: { public_key: publicKey } } } });

const by = (changes: Partial<Verification> = {}): Verification => ({
  secrets: [],
  options: {},
  apiUrl: "https://api.travis-ci.com",
  projects: ["acme/*"],
  now: new Date(),
  fetchText: () => Promise.resolve(config(own.publicKey)),
  ...changes,
});

const payload = '{"state":"failed","message":"café & 100 %"}';
const verify = (signature: string, changes: Partial<Verification> = {}, body = formOf(payload), headers: Record<string, string> = form) =>
  travis.verify({ headers: { ...headers, signature }, body: bytes(body) }, by(changes));

describe("Travis' signature", () => {
  // Of a throw-away key pair.
  const vector = {
    key: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAquuKg++EuM6LVn272WZ2
iKD51E8WSgWAYQS2tXQGPTqPtvFO8caZVwL8+apFRL05pkOYbMtpX553ml6avQw6
kcQPrGsmrho2VNqannqPc4IbpXYy4dBr+uxOVKCokmrHPK1V/YGCDx22Ehl5L6Oe
DXYm5W/jzx3VPaSTvqDZ+2bqfvuLsXCqn2neYQZa6xm36PqUgO8Otzk98o6/JO8i
5JahkBbYRMBnpPp2SkSTlGZ1D4NNJCAOi/TSD4LC1ej7k5yASjIXDT+XpKM1ERdW
ulg4bx+eCSR81jCCMVkQbPhPfeozFVD4pN2RRhE7OcYdDfOF7rhZXpfkklJes9k5
9wIDAQAB
-----END PUBLIC KEY-----
`,
    body: "payload=%7B%22state%22%3A%22failed%22%7D",
    signature:
      "LMZ6Lk/8LC/SLoTPKikP8g2vu7Cqa4d2gwNwXmKTA/SzQRu48OO2jktjylyQRfnKC1jCU58syLJinNAQTKPlkxzYPBnjZ3Xr4ZY25KYU2oGM9J+wuCXY99y1KXHX5RTvecsb3A4nlEJ6Hopozos/jeeMhjam2VrixxGXwlRHlJz9IBl7iSn1bUH0cnCs2M2YlCHZ5cMXBro4lefvWC2cl9ucXNKfNVJMN4NDTgyg21Hnuy6ygEmUgQ94d4DJmDUrskDvuRbgJU1V9Be3NULLEYhxxBASaEKWd+RdY8JPQBUbYHOcjjf3pSr1ZscwCqvvrJFXD/JYp8XP/7ttSLSzsw==",
  };

  test("a known vector verifies, with the key as the API publishes it and as it is set", async () => {
    expect(await verify(vector.signature, { fetchText: () => Promise.resolve(config(vector.key)) }, vector.body)).toBe(true);
    expect(await verify(vector.signature, { options: { PUBLIC_KEY: vector.key } }, vector.body)).toBe(true);
    expect(await verify(vector.signature, { options: { PUBLIC_KEY: vector.key.replaceAll("\n", "\\n") } }, vector.body)).toBe(true);
  });

  test("it covers the decoded value of the form's field, however that is encoded", async () => {
    expect(await verify(sign(payload))).toBe(true);
    expect(await verify(sign(payload), {}, `payload=${encodeURIComponent(payload)}`)).toBe(true);
    expect(await verify(sign(formOf(payload)))).toBe(false);
  });

  test.each([
    ["none", ""],
    ["one that is no base64", "?".repeat(344)],
    ["one cut short", sign(payload).slice(0, 340)],
    ["one of another payload", sign(`${payload} `)],
    ["one by another key", sign(payload, other.privateKey)],
    ["one with another digest", sign(payload, own.privateKey, "sha256")],
    ["one of any length", "A".repeat(4_000)],
  ])("%s is refused", async (_, signature) => {
    expect(await verify(signature)).toBe(false);
  });

  test("the obsolete token in Authorization is no signature", async () => {
    expect(await verify("", {}, formOf(payload), { ...form, authorization: "a".repeat(64) })).toBe(false);
  });

  test("a body that is no form is refused, though its own bytes are signed", async () => {
    expect(await verify(sign(payload), {}, payload, { "content-type": "application/json" })).toBe(false);
    expect(await verify(sign(payload), {}, `other=${payload}`)).toBe(false);
  });

  test("during a rotation several keys are current", async () => {
    const options = { PUBLIC_KEY: `${own.publicKey}${other.publicKey}` };
    expect(await verify(sign(payload), { options })).toBe(true);
    expect(await verify(sign(payload, other.privateKey), { options })).toBe(true);
  });

  test("a key that is set is the only one: the API is not asked", async () => {
    const options = { PUBLIC_KEY: other.publicKey };
    const fetchText = () => Promise.reject(new Error("fetched"));
    expect(await verify(sign(payload), { options, fetchText })).toBe(false);
    expect(await verify(sign(payload, other.privateKey), { options, fetchText })).toBe(true);
  });

  test("the key comes from the configured API", async () => {
    const asked: string[] = [];
    const fetchText = (url: string) => {
      asked.push(url);
      return Promise.resolve(config(own.publicKey));
    };
    await verify(sign(payload), { apiUrl: "https://travis.acme.example/api/", fetchText });
    expect(asked).toEqual(["https://travis.acme.example/api/config"]);
    expect(await verify(sign(payload), { apiUrl: null, fetchText })).toBe(false);
  });

  test.each([
    ["nothing is said of it", undefined],
    ["every project is allowed, as by default", ["*"]],
    ["none is", []],
    ["any owner is", ["*/widgets"]],
    ["owners are, by the beginning of their name", ["acme*"]],
    ["one of several patterns names no owner", ["acme/*", "*"]],
    ["an owner is named without a repository", ["acme/"]],
  ])("Travis signs for every customer with one key, so nothing verifies where %s", async (_, projects) => {
    const { projects: __, ...rest } = by();
    const fetchText = () => Promise.reject(new Error("fetched"));
    const delivery = { headers: { ...form, signature: sign(payload) }, body: bytes(formOf(payload)) };
    expect(await travis.verify(delivery, { ...rest, fetchText, ...(projects === undefined ? {} : { projects }) })).toBe(false);
  });

  test.each([
    ["no JSON", "<html>"],
    ["no key", '{"config":{}}'],
    ["a key that is none", config("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")],
  ])("an API that publishes %s is a fault that may pass, not a wrong signature", async (_, text) => {
    await expect(verify(sign(payload), { fetchText: () => Promise.resolve(text) })).rejects.toThrow(UnavailableError);
  });

  test("a set key that is none is told as a setting to mend", async () => {
    await expect(verify(sign(payload), { options: { PUBLIC_KEY: "secret" } })).rejects.toThrow(ConfigurationError);
  });
});

const build = (changes: object = {}) => ({
  id: 92495257,
  repository: { id: 2176580, name: "widgets", owner_name: "acme", url: null },
  number: "4601",
  config: { language: "java" },
  status: 1,
  result: 1,
  status_message: "Still Failing",
  result_message: "Still Failing",
  started_at: "2026-11-20T14:00:00Z",
  finished_at: "2026-11-20T14:02:33Z",
  build_url: "https://app.travis-ci.com/acme/widgets/builds/92495257",
  commit: "6c457d366a31696c989c011ab75b734d8485a9ba",
  branch: "main",
  matrix: [{ id: 92495258, number: "4601.1", state: "failed", result: 1, allow_failure: false }],
  type: "push",
  state: "failed",
  pull_request: false,
  pull_request_number: null,
  tag: null,
  ...changes,
});
const read = (body: unknown, headers: Record<string, string> = form) => travis.read({ headers, body: bytes(formOf(typeof body === "string" ? body : JSON.stringify(body))) });

describe("Travis' builds", () => {
  test("a failed build is acted on, and read whole", () => {
    expect(read(build())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/widgets",
        projectId: "2176580",
        branch: "main",
        commit: "6c457d366a31696c989c011ab75b734d8485a9ba",
        runId: "92495257",
        attempt: 1,
        occasion: "2026-11-20T14:02:33Z",
        runUrl: "https://app.travis-ci.com/acme/widgets/builds/92495257",
        workflow: null,
        defaultBranch: null,
        occurredAt: "2026-11-20T14:02:33.000Z",
        jobs: [{ id: "92495258", name: "4601.1", outcome: "failed" }],
      },
    });
  });

  test.each([
    ["failed", "Broken", "failed", true],
    ["failed", "Failed", "failed", true],
    ["errored", "Errored", "failed", true],
    ["passed", "Passed", "recovered", false],
    ["passed", "Fixed", "recovered", false],
    ["canceled", "Canceled", "other", false],
    ["started", "Pending", "other", false],
    ["a_value_of_next_year", "Failed", "other", false],
    // Where the state says only that it ended, or is missing, the message tells.
    ["finished", "Still Failing", "failed", true],
    ["finished", "Passed", "recovered", false],
    ["finished", "Fixed", "recovered", false],
    [null, "Broken", "failed", true],
    [null, "Pending", "other", false],
    [null, null, "other", false],
    [null, "constructor", "other", false],
  ])("state %s with the message %s is %s", (state, result_message, outcome, acts) => {
    expect(read(build({ state, result_message }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each([1, 0, null])("the result %s alone says nothing: it is 1 for what is pending or canceled too", (result) => {
    expect(read(build({ state: "canceled", result_message: "Canceled", result, status: result }))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("jobs are those that failed and were not allowed to", () => {
    const matrix = [
      { id: 1, number: "1.1", state: "errored", result: 1, allow_failure: null },
      { id: 2, number: "1.2", state: "failed", result: 1, allow_failure: true },
      { id: 3, number: "1.3", state: "finished", result: 1 },
      { id: 4, number: "1.4", state: "finished", result: 0 },
      { id: 5, number: "1.5", state: "canceled", result: 1 },
      { id: 6, number: "1.6", state: "passed", result: 0 },
    ];
    expect(read(build({ matrix }))).toMatchObject({
      reading: { jobs: [{ id: "1", name: "1.1", outcome: "failed" }, { id: "3", name: "1.3", outcome: "failed" }] },
    });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { id: 7, state: "failed", repository: { owner_name: "acme", name: "x" }, finished_at: null, matrix: [{ id: "x" }] };
    expect(read(bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, projectId: null, branch: null, commit: null, runId: "7", occasion: null, runUrl: null, jobs: [] },
    });
  });

  test("a restarted build keeps its id, and is told apart by its end", () => {
    const occasionOf = (finished_at: string) => {
      const result = read(build({ finished_at }));
      return result.kind === "read" ? result.reading.occasion : undefined;
    };
    expect(occasionOf("2026-11-20T15:00:00Z")).not.toBe(occasionOf("2026-11-20T14:02:33Z"));
  });

  test("a pull request, built under its target's branch, is a workflow of its own", () => {
    expect(read(build({ type: "pull_request", pull_request: true, pull_request_number: 12 }))).toMatchObject({ reading: { branch: "main", workflow: "pull request 12" } });
  });

  test("the project is the signed payload's, never the unsigned header's", () => {
    expect(read(build(), { ...form, "travis-repo-slug": "other/repository" })).toMatchObject({ reading: { project: "acme/widgets" } });
  });

  test("a body from a file, as a form or as JSON, is read without headers", () => {
    expect(read(build(), {})).toMatchObject({ reading: { outcome: "failed", runId: "92495257" } });
    expect(travis.read({ headers: {}, body: bytes(JSON.stringify(build())) })).toMatchObject({ reading: { outcome: "failed", runId: "92495257" } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a build without its id", build({ id: undefined })],
    ["an id that would leave its path", build({ id: "7/../../user" })],
    ["a build without its repository", build({ repository: null })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });

  test.each([
    ["https://app.travis-ci.com/github/acme/widgets/builds/92495257", { name: "acme/widgets", runId: "92495257", attempt: 1 }],
    ["https://app.travis-ci.com/acme/widgets/builds/92495257?utm_source=slack", { name: "acme/widgets", runId: "92495257", attempt: 1 }],
    ["https://app.travis-ci.com/github/acme/widgets", undefined],
    ["https://app.travis-ci.com/github/acme/widgets/jobs/92495258", undefined],
  ])("%s points at %j", (address, run) => {
    expect(travis.runAt(new URL(address))).toEqual(run);
  });
});

describe("Travis' logs", () => {
  const run = { project: "acme/widgets", runId: "92495257" };
  const api = useLogApi(travis);
  const answers = {
    "/build/92495257/jobs": {
      "@type": "jobs",
      jobs: [
        { id: 1, number: "1.1", state: "passed", allow_failure: false },
        { id: 2, number: "1.2", state: "failed", allow_failure: true },
        { id: 3, number: "1.3", state: "errored", allow_failure: false },
        { id: 4, number: "1.4", state: "started", allow_failure: false },
      ],
    },
    "/job/3/log.txt": "travis_fold:start:push\nline\n",
  };
  beforeEach(() => {
    api.answers = answers;
  });

  test("the failed jobs are those that failed and were not allowed to", async () => {
    expect(await api.failedJobs(run)).toEqual([{ id: "3", name: "1.3" }]);
  });

  test("a job's log is asked for as text", async () => {
    expect(await api.log(run, "3")).toBe("travis_fold:start:push\nline\n");
    expect(api.seen).toMatchObject([{ path: "/job/3/log.txt", headers: { accept: "text/plain", authorization: "token a-token", "travis-api-version": "3" } }]);
  });
});
