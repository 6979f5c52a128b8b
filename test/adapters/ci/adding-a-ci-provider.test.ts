import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { text } from "node:stream/consumers";
import { runInThisContext } from "node:vm";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { createCiApi } from "../../../src/adapters/ci/create-ci-api.ts";
import { isoTime } from "../../../src/adapters/ci/iso-time.ts";
import type { CiProvider } from "../../../src/adapters/ci/provider.ts";
import { readJson } from "../../../src/adapters/ci/read-json.ts";
import { unread } from "../../../src/pipelines/reading.ts";
import * as hmac from "../../../src/signatures/hmac.ts";
import * as secretKeys from "../../../src/signatures/secret-keys.ts";
import { useServer } from "../../support/use-server.ts";

const root = new URL("../../../", import.meta.url);
const guide = readFileSync(new URL("docs/adding-a-ci-provider.md", root), "utf8");
const source = guide.split("```ts\n").at(1)?.split("\n```").at(0) ?? "";
const imports = source.split("\n").filter((line) => line.startsWith("import "));

/** The guide's example, run as it stands: its imports are given to it by their names. */
const acmeCi = (() => {
  const code = stripTypeScriptTypes(source).replaceAll(/^import .*$/gm, "").replace("export const", "const");
  const given = { z, unread, isoTime, readJson, ...hmac, ...secretKeys };
  const make = runInThisContext(`(({ ${Object.keys(given).join(", ")} }) => {${code}\nreturn acmeCi; })`) as (given: object) => CiProvider;
  return make(given);
})();

const body = JSON.stringify({
  event: "run.finished",
  project: { id: 7, slug: "catalog-loader" },
  run: { id: 42, status: "failed", branch: "main", commit: null, url: "https://acme-ci.example/catalog-loader/runs/42", finished_at: "2026-11-20 14:02:33 UTC" },
});
const bytes = (text: string) => new TextEncoder().encode(text);
const secret = "a-secret-of-thirty-two-characters";
const signed = (key = secret) => ({ headers: { "x-acme-signature": createHmac("sha256", key).update(body).digest("hex") }, body: bytes(body) });
const by = { secrets: [secret], options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) };

describe("the provider in the guide", () => {
  const { address } = useServer(({ url, headers }, response) => {
    if (headers.authorization !== "Bearer a-token") return response.writeHead(401).end();
    if (url === "/v1/jobs/1/log") return response.end("a log\n");
    const jobs = [{ id: 1, name: "push", status: "failed" }, { id: 2, name: "lint", status: "failed", may_fail: true }, { id: 3, name: "test", status: "passed" }];
    return url === "/v1/runs/42/jobs" ? response.end(JSON.stringify({ jobs })) : response.writeHead(404).end();
  });

  test("begins with its documentation and imports what a provider's file may", () => {
    expect(source.startsWith("// https://")).toBe(true);
    const folder = new URL("src/adapters/ci/providers/", root);
    const paths = imports.map((line) => /from "(.+)"/.exec(line)?.[1] ?? "").filter((path) => path.startsWith("."));
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(new URL(path, folder)))).toEqual([]);
  });

  test("verifies what is signed, and nothing else", async () => {
    expect(await acmeCi.verify(signed(), by)).toBe(true);
    expect(await acmeCi.verify(signed("another-secret-of-thirty-two-char"), by)).toBe(false);
    expect(await acmeCi.verify({ headers: {}, body: bytes(body) }, by)).toBe(false);
  });

  test("reads a failure", () => {
    expect(acmeCi.read(signed())).toMatchObject({
      kind: "read",
      reading: { outcome: "failed", acts: true, project: "catalog-loader", projectId: "7", runId: "42", occasion: "2026-11-20 14:02:33 UTC", occurredAt: "2026-11-20T14:02:33.000Z" },
    });
    expect(acmeCi.read({ headers: { "x-acme-event": "job.finished" }, body: bytes("{}") })).toMatchObject({ reading: { outcome: "other", acts: false } });
    expect(acmeCi.read({ headers: {}, body: bytes("{}") })).toMatchObject({ kind: "malformed" });
  });

  test("fetches the log of the job that failed", async () => {
    const connection = { name: "acme-ci", provider: "acme-ci", baseUrl: null, apiUrl: address(), logHosts: [], secrets: [], token: "a-token", projects: ["*"], options: {} };
    const api = createCiApi({ connection, provider: acmeCi, sleep: async () => {} });
    const run = { project: { connection: "acme-ci", key: "7", name: "catalog-loader" }, runId: "42", attempt: 1, occasion: null };
    expect(await acmeCi.failedJobs(api, run)).toEqual({ kind: "jobs", jobs: [{ id: "1", name: "push" }] });
    const log = await acmeCi.openLog(api, run, { id: "1", name: "push" });
    expect(log.kind === "log" ? await text(log.chunks) : log).toBe("a log\n");
  });

  test("knows its runs by their addresses", () => {
    expect(acmeCi.runAt(new URL("https://acme-ci.example/catalog-loader/runs/42"))).toEqual({ name: "catalog-loader", runId: "42", attempt: 1 });
    expect(acmeCi.runAt(new URL("https://acme-ci.example/catalog-loader/settings"))).toBeUndefined();
  });
});

describe("what the guide names is there", () => {
  test.each([...new Set([...guide.matchAll(/`((?:src|test|docs)\/[\w/.-]+)`/g)].map((match) => match[1] ?? ""))])("%s", (path) => {
    expect(existsSync(new URL(path, root))).toBe(true);
  });

  test.each(["verifyHmacHex", "verifyHmacBase64", "verifyStandardWebhook", "verifyBasicAuth", "isOneOf"])("%s, among the signatures", (name) => {
    const files = ["hmac", "standard-webhooks", "basic-auth"].map((file) => readFileSync(new URL(`src/signatures/${file}.ts`, root), "utf8"));
    expect(files.some((file) => file.includes(`export const ${name} `))).toBe(true);
    expect(guide).toContain(`\`${name}\``);
  });
});
