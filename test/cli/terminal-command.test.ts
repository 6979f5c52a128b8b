import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { runCommand } from "../../infra/surroundings/running-bot.ts";

const sample = "src/local/samples/github-job-2001.log";
const jsonl = (...objects: object[]) => `${objects.map((each) => JSON.stringify(each)).join("\n")}\n`;
const results = (stdout: string) => stdout.trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
const ids = (found: unknown) => (found as { id: string }[]).map(({ id }) => id);

describe("coveo-error lookup", () => {
  test("answers in words, without colour off a terminal, exit 0", async () => {
    const { code, stdout, stderr } = await runCommand(["push", "412", "source_does_not_exist"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("412 SOURCE_DOES_NOT_EXIST (Push API)");
    expect(stdout).toContain("What to do");
    expect(stdout).not.toContain("\u001b");
    expect(Math.max(...stdout.split("\n").filter((line) => !line.includes("https://")).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("is what a call without a verb means", async () => {
    expect((await runCommand(["lookup", "413"])).stdout).toBe((await runCommand(["413"])).stdout);
  });

  test("answers a bare 429 with the Push API's, the Usage Analytics API's and HTTP's, in that order", async () => {
    const { code, stdout } = await runCommand(["lookup", "--json", "429"]);
    const { query, kind, answers, suggestions } = JSON.parse(stdout) as Record<string, unknown>;
    expect({ code, query, kind, suggestions }).toEqual({ code: 0, query: "429", kind: "found", suggestions: [] });
    expect(ids(answers)).toEqual([
      "push/429/TOO_MANY_REQUESTS",
      "usage-analytics/429/TooManyRequestsException",
      "http/429",
      "push/429/TOO_MANY_DOCUMENTS_DAILY",
      "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED",
    ]);
  });

  test("says once what an error is that is called by its title", async () => {
    expect((await runCommand(["indexing", "ssl", "connection"])).stdout).toMatch(/^The C# Platform SDK cannot open an SSL connection \(Indexing\)\n\nWhy\n/);
  });

  test("answers two statuses with both", async () => {
    const { stdout } = await runCommand(["413", "and", "429?"]);
    expect(stdout).toMatch(/^413 \(Push API\)\n[^]*\nWhat to do\n[^]*\n\n429 TOO_MANY_REQUESTS \(Push API\)\n[^]*\nWhat to do\n[^]*\nIt may also be\n  - 429 TooManyRequestsException/);
  });

  test("says honestly what is not in the catalog, exit 1", async () => {
    const { code, stdout } = await runCommand(["qwxyz"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '"qwxyz" is not in the catalog of Coveo errors.\nTry a status (429), a code (SOURCE_DOES_NOT_EXIST) or the pasted error itself.\n' });
  });

  test("quotes no secret that was pasted, where it may stand in a log", async () => {
    for (const words of [["WRONG_WAREHOUSE", "key", "xx564559b1-0045-48e1-953c-3addd1ee4457"], ["diagnos", "xx564559b1-0045-48e1-953c-3addd1ee4457"]]) {
      const { stdout, stderr } = await runCommand(words);
      expect(stdout + stderr).toContain("[redacted:");
      expect(stdout + stderr).not.toContain("564559b1");
    }
  });

  test("without words says what to type, exit 2", async () => {
    const { code, stdout, stderr } = await runCommand([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("coveo-error 429");
  });

  test("line by line answers in order, a broken line with its error, exit 0", async () => {
    const input = `${jsonl({ id: 1, query: "413" }, { id: "two", query: "zzz qqq" })}{broken\n${jsonl({ id: 4 }, { id: 5, query: "a\u2028b 413" })}`;
    const { code, stdout } = await runCommand(["lookup", "--jsonl"], { input });
    expect(code).toBe(0);
    expect(results(stdout)).toMatchObject([
      { id: 1, kind: "found", query: "413" },
      { id: "two", kind: "not-found", answers: [] },
      { id: null, error: "not JSON" },
      { id: 4, error: "not as expected: query" },
      { id: 5, query: "a\u2028b 413" },
    ]);
  });
});

describe("coveo-error diagnose", () => {
  test("shows the error in a log, with the line that proves it, exit 0", async () => {
    const { code, stdout, stderr } = await runCommand(["diagnose", sample]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Line 43 (certain)");
    expect(stdout).toContain("412 SOURCE_DOES_NOT_EXIST (Push API)");
  });

  test("reads standard input and gives one JSON document", async () => {
    const { stdout } = await runCommand(["diagnose", "--json"], { input: 'PUT https://api.cloud.coveo.com/push/v1/organizations/o/sources/s/documents\n{"errorCode":"INVALID_TOKEN","message":"no"}\n' });
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "diagnosed",
      lines: 2,
      diagnoses: [{ id: "push/401/INVALID_TOKEN", line: 2, count: 1, confidence: "certain", because: expect.any(String), excerpt: expect.stringContaining("INVALID_TOKEN") }],
    });
  });

  test("finds nothing in a log of other errors, exit 1", async () => {
    const { code, stdout } = await runCommand(["diagnose"], { input: "npm error code E404\nnpm error 404 Not Found - GET https://registry.example/left-padd\n" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "No Coveo error in 2 lines.\n" });
  });

  test("of a file that is not there says so, exit 2", async () => {
    const { code, stderr } = await runCommand(["diagnose", "no-such.log"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "no-such.log is not a file that can be read.\n" });
  });

  test("line by line diagnoses each text, exit 0", async () => {
    const { code, stdout } = await runCommand(["diagnose", "--jsonl"], { input: jsonl({ id: 1, text: "all is well" }, { id: 2, text: "Error code: NoWorkgroupAssociatedWithToken" }) });
    expect(code).toBe(0);
    expect(results(stdout)).toMatchObject([
      { id: 1, kind: "nothing-found", diagnoses: [] },
      { id: 2, kind: "diagnosed", diagnoses: [{ id: "usage-analytics/400/NoWorkgroupAssociatedWithToken" }] },
    ]);
  });
});

describe("coveo-error catalog", () => {
  test("lists every entry", async () => {
    const { stdout } = await runCommand(["catalog", "--json"]);
    expect(ids((JSON.parse(stdout) as { entries: unknown }).entries)).toEqual(entries.map((entry) => entry.id));
    expect((await runCommand(["catalog"])).stdout).toContain("push/413");
  });
});

describe("coveo-error read-webhook", () => {
  test("tells how a payload is read", async () => {
    const { code, stdout } = await runCommand(["read-webhook", "github", "--json"], { input: workflowRunBody() });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ provider: "github", outcome: "failed", acts: true, project: "acme/catalog-loader", branch: "main", runId: "1001", attempt: 1, jobs: [] });
  });

  test("goes by the event's header where it is given", async () => {
    const { stdout } = await runCommand(["read-webhook", "github", "--json", "--header", "X-GitHub-Event: ping"], { input: workflowRunBody() });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "other", acts: false, reason: "an event of no interest" });
  });

  test("of an unknown provider names the known ones, exit 2", async () => {
    const { code, stderr } = await runCommand(["read-webhook", "nobody", "--json"], { input: "{}" });
    expect(code).toBe(2);
    expect(stderr).toContain("nobody is no CI provider. One of: ");
  });

  test("line by line reads each payload, a malformed one too, exit 0", async () => {
    const headers = { "X-GitHub-Event": "workflow_run" };
    const { code, stdout } = await runCommand(["read-webhook", "--jsonl"], {
      input: jsonl({ id: 1, provider: "github", headers, body: workflowRunBody() }, { id: 2, provider: "github", headers, body: "{" }, { id: 3, provider: "nobody", body: "" }),
    });
    expect(code).toBe(0);
    expect(results(stdout)).toMatchObject([
      { id: 1, outcome: "failed", acts: true },
      { id: 2, outcome: "other", acts: false, project: null, jobs: [], reason: "malformed: the body is not JSON" },
      { id: 3, error: expect.stringContaining("nobody is no CI provider") },
    ]);
  });
});

describe("coveo-error stats", () => {
  test("without a table to read says what to do, exit 2", async () => {
    const { code, stderr } = await runCommand(["stats", "--channel", "C000000001"], { env: { LOCAL_DIR: "/nowhere" } });
    expect(code).toBe(2);
    expect(stderr).toContain("start the bot with npm start, or set AWS_REGION");
  });

  test("with a database that does not answer says so, exit 2", async () => {
    const env = { LOCAL_DIR: "/nowhere", AWS_REGION: "local", AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x", DYNAMODB_ENDPOINT: "http://127.0.0.1:9" };
    const { code, stderr } = await runCommand(["stats", "--channel", "C000000001"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("The table coveo-errors could not be read");
  });

  test("without a channel says what is missing, exit 2", async () => {
    const { code, stderr } = await runCommand(["stats"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--channel");
  });
});

describe("coveo-error help", () => {
  test("of a call, or of a call's call, is that call's --help", async () => {
    expect(await runCommand(["help", "diagnose"])).toEqual(await runCommand(["diagnose", "--help"]));
    expect((await runCommand(["help", "links", "plan"])).stdout).toContain("Usage: coveo-error links plan");
    expect((await runCommand(["help"])).stdout).toBe((await runCommand(["--help"])).stdout);
  });

  test("of what is no call says so, with the call that is meant, exit 2", async () => {
    expect(await runCommand(["help", "nope"])).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^nope is not a command\.\n/) });
    expect((await runCommand(["help", "links", "pln"])).stderr).toMatch(/^pln is not a command\. Did you mean plan\?/);
  });
});

describe("a misspelled call", () => {
  test.each([["catlog"], ["diagnos"], ["Diagnose"], ["compeltion"], ["read-webhok"]])("%s is told with the one that is meant, exit 2", async (word) => {
    expect(await runCommand([word, "x"])).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/ is not a command\. Did you mean coveo-error [\w-]+\?/) });
  });

  test("is looked up where lookup is written, for a program, and where the catalog knows it", async () => {
    expect((await runCommand(["lookup", "catlog"])).code).toBe(1);
    expect(JSON.parse((await runCommand(["catlog", "--json"])).stdout)).toMatchObject({ query: "catlog", kind: "not-found" });
    expect((await runCommand(["status", "412"])).code).toBe(0);
  });
});

test("a reader that has had enough ends the command in peace", () => {
  const script = 'yes \'{"id":1,"query":"429"}\' | head -2000 | "$0" src/cli/main.ts lookup --jsonl | head -c 9; echo "|${PIPESTATUS[2]}"';
  const { stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath], { encoding: "utf8" });
  expect({ stdout, stderr }).toEqual({ stdout: '{"id":1,"|0\n', stderr: "" });
});

test("--help lists the calls, exit 0; an unknown option is bad use, exit 2", async () => {
  const help = await runCommand(["--help"]);
  expect(help.code).toBe(0);
  for (const call of ["lookup", "diagnose", "catalog", "read-webhook", "stats"]) expect(help.stdout).toContain(call);
  expect((await runCommand(["catalog", "--nonsense"])).code).toBe(2);
});
