import { describe, expect, test } from "vitest";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { namingSafely } from "../../src/pipelines/naming-safely.ts";
import { safelyDescribed } from "../../src/pipelines/safely-described.ts";
import { safeName } from "../../src/pipelines/safe-name.ts";
import { withSafeMessage, withSafeNames } from "../../src/pipelines/with-safe-names.ts";
import { aRun } from "../adapters/store-contract.ts";

const key = "xx564559b1-0045-48e1-953c-3addd1ee4457";

describe("a name from outside", () => {
  test.each([
    "main",
    "acme/global-product-catalog-loader",
    "acme/sk-customer-portal-frontend",
    "feature/ABC-1234-fix-TLS-handshake",
    "dependabot/npm_and_yarn/aws-sdk-3.1162.0",
    "Nightly push (EU), all sources @ 04:00".replace(":", "."),
    "https://github.com/acme/sk-customer-portal-frontend/actions/runs/1001",
    "https://app.circleci.com/pipelines/github/acme/loader/12/workflows/d0c3a1f2-7b7a-4c1e-8a52-2a4d07c1f001",
    "3484a3fb816e0859fd6e1cea078d76385ff50625",
    "",
  ])("of words and numbers stays as it is: %s", async (name) => {
    expect(await safeName(redact, name)).toBe(name);
  });

  test.each([
    [`fix/${key}`, "fix/[redacted:coveo-key]"],
    ["password=hunter2222", "password=[redacted:secret]"],
    ["https://ci:hunter22@ci.acme.example/run/1", "https://[redacted:url-password]@ci.acme.example/run/1"],
    ["https://ci.acme.example/run/1?access_token=Zm9vYmFy12345678", "https://ci.acme.example/run/1?access_token=[redacted:secret]"],
  ])("loses the secret in it: %s", async (name, safe) => {
    expect(await safeName(redact, name)).toBe(safe);
  });

  test("is not told at all where a secret would be left", async () => {
    expect(await safeName(() => Promise.reject(new Error("left")), key)).toBe("[redacted]");
  });
});

test("a run is told without the secrets in its names; by its project and its id its logs are still asked for", async () => {
  const run = aRun({ runId: key, project: { connection: "github", key: "1", name: `acme/${key}` }, branch: key, workflow: `Push ${key}`, commit: null, runUrl: `https://github.com/acme/x?key=${key}`, defaultBranch: "main" });
  const safe = await withSafeNames(redact, run);
  expect(safe).toEqual({ ...run, branch: "[redacted:coveo-key]", workflow: "Push [redacted:coveo-key]", runUrl: "https://github.com/acme/x?key=[redacted:coveo-key]" });
  const message = { version: 1 as const, kind: "failure" as const, correlationId: "c", ...run };
  expect(await withSafeMessage(redact, message)).toMatchObject({ runId: key, project: run.project, branch: "[redacted:coveo-key]" });
  expect(await withSafeMessage(redact, { ...message, log: "x" })).toMatchObject({ runId: "[redacted:coveo-key]", project: { connection: "github", key: "1", name: "acme/[redacted:coveo-key]" } });
});

test("what is known of a run is told without the secret in its project's name", async () => {
  const project = { connection: "github", key: "1", name: `acme/${key}` };
  const known = { kind: "known" as const, run: { ...aRun({ project }), outcome: null } };
  expect(await safelyDescribed(redact, known)).toEqual({ ...known, run: { ...known.run, project: { ...project, name: "acme/[redacted:coveo-key]" } } });
  expect(await safelyDescribed(redact, { kind: "not-yours", project: project.name })).toEqual({ kind: "not-yours", project: "acme/[redacted:coveo-key]" });
  expect(await safelyDescribed(redact, { kind: "unavailable" })).toEqual({ kind: "unavailable" });
});

test("a failed job, a run that was asked for and a file have names without secrets, and keep their ids", async () => {
  const never = () => Promise.reject(new Error("not asked for"));
  const { logs, findRun, files } = namingSafely(redact, {
    logs: { failedJobs: async () => ({ kind: "jobs", jobs: [{ id: key, name: `push ${key}` }] }), openLog: never },
    findRun: async () => ({ kind: "unavailable", reason: `the build is of another pipeline than ${key}` }),
    files: { openFile: async () => ({ kind: "unreadable", name: `${key}.log`, reason: "too large" }) },
  });
  expect(await logs.failedJobs(aRun())).toEqual({ kind: "jobs", jobs: [{ id: key, name: "push [redacted:coveo-key]" }] });
  expect(await findRun({ connection: "github", name: "acme/x", runId: "1", attempt: 1 })).toEqual({ kind: "unavailable", reason: "the build is of another pipeline than [redacted:coveo-key]" });
  expect(await files.openFile("F1")).toMatchObject({ name: "[redacted:coveo-key].log" });
});
