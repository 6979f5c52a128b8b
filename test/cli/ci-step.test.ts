import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fc } from "../support/properties.ts";
import { afterAll, describe, expect, test } from "vitest";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { azurePipelines } from "../../src/cli/ci-step/azure-pipelines.ts";
import { github } from "../../src/cli/ci-step/github.ts";
import { summaryOf } from "../../src/cli/ci-step/summary.ts";
import { withoutCommands } from "../../src/cli/print/without-commands.ts";
import { diagnoseText } from "../../src/diagnosis/diagnose-text.ts";
import type { LogDiagnosis } from "../../src/diagnosis/diagnosis.ts";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

const directory = temporaryDirectory();
afterAll(directory.remove);
let folders = 0;
const folder = (): string => {
  folders += 1;
  const path = join(directory.path, String(folders));
  mkdirSync(path);
  return path;
};

const call = "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/x/documents\n";
const error = (message: string): string => `${call}{"errorCode":"INVALID_TOKEN","message":${JSON.stringify(message)}}\n`;
const evil = "::set-output name=a::b ::error::c ##vso[task.setvariable variable=PATH]d ###[add-mask]e %0A::warning::f ```` ##teamcity[x]";

/** What GitHub's runner takes for a command: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
const githubCommand = (line: string): { command: string; properties: string; data: string } | null => {
  const [, command = "", properties = "", data = ""] = /^[\s\p{Z}]*::([^\s:]+)(?: (.*?))?::(.*)$/u.exec(line) ?? [];
  if (command !== "") return { command, properties, data };
  return /##\[[\w-]+/.test(line) ? { command: "old", properties: "", data: line } : null;
};
/** What the agent of Azure Pipelines takes for one, anywhere in a line. */
const azureCommand = (line: string): { command: string; data: string } | null => {
  const [, command = "", data = ""] = /##vso\[([^\]]*)\](.*)/s.exec(line) ?? [];
  return command === "" ? null : { command, data };
};
const unescaped = (text: string): string => decodeURIComponent(text.replaceAll(/%(?!25|0A|0D|3A|2C|3B|5D)/g, "%25"));

describe("a step of GitHub Actions", () => {
  const run = async (log: string, ...args: string[]) => {
    const summary = join(folder(), "summary.md");
    writeFileSync(summary, "before\n");
    const result = await runCommand(["diagnose", ...args], { env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary }, input: log });
    return { ...result, summary: readFileSync(summary, "utf8") };
  };

  test("gets an annotation for each error, and a summary after what was there", async () => {
    const { code, stdout, stderr, summary } = await run(error("no"));
    const [annotation, ...others] = stderr.trimEnd().split("\n").map(githubCommand);
    expect({ code, command: annotation?.command, properties: annotation?.properties, others }).toEqual({ code: 0, command: "error", properties: "title=Coveo 401 INVALID_TOKEN (Push API)", others: [] });
    expect(unescaped(annotation?.data ?? "")).toMatch(/^.+\.\nLine 2 of standard input: .+\n.*"errorCode":"INVALID_TOKEN".*\n1\. /);
    expect(stdout).toMatch(/^401 INVALID_TOKEN/);
    expect(summary).toMatch(/^before\n### Coveo 401 INVALID_TOKEN \(Push API\)\n/);
  });

  test("is warned of what is only likely", () => {
    const likely = { diagnoses: [{ ...anyDiagnosis, confidence: "likely" }] } as unknown as LogDiagnosis;
    expect(github.tell({ report: likely, log: "x", summary: null }, {}).commands[0]).toMatch(/^::warning title=/);
  });

  test("with --json keeps standard output one document", async () => {
    const { stdout, stderr } = await run(error("no"), "--json");
    expect(JSON.parse(stdout)).toMatchObject({ kind: "diagnosed" });
    expect(stderr).toMatch(/^::error /);
  });

  test("gets nothing with --no-annotations, nor where there is no error", async () => {
    expect(await run(error("no"), "--no-annotations")).toMatchObject({ code: 0, stderr: "", summary: "before\n" });
    expect(await run("all is well\n")).toMatchObject({ code: 1, stderr: "", summary: "before\n" });
  });

  test("is told when its summary cannot be written, and the answer stands", async () => {
    const result = await runCommand(["diagnose"], { env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "/nowhere/s.md" }, input: error("no") });
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining("INVALID_TOKEN"), stderr: expect.stringContaining("/nowhere/s.md could not be written (ENOENT)") });
  });
});

describe("a step of Azure Pipelines", () => {
  test("gets an issue for each error, and a summary that the agent takes", async () => {
    const temporary = folder();
    const { stderr } = await runCommand(["diagnose"], { env: { TF_BUILD: "True", AGENT_TEMPDIRECTORY: temporary }, input: error("50% done; a]b") });
    const [issue, upload, ...others] = stderr.trimEnd().split("\n").map(azureCommand);
    expect({ issue: issue?.command, upload, others }).toEqual({
      issue: "task.logissue type=error;code=Coveo 401 INVALID_TOKEN (Push API);",
      upload: { command: "task.uploadsummary", data: join(temporary, "Coveo errors in standard-input.md") },
      others: [],
    });
    expect(issue?.data).toContain("50%AZP25 done; a]b");
    expect(readFileSync(upload?.data ?? "", "utf8")).toMatch(/^### Coveo 401/);
  });
});

describe("a job of GitLab CI", () => {
  test("gets links for its page and findings for the merge request, none where there is no error", async () => {
    const project = folder();
    const env = { GITLAB_CI: "true", CI_PROJECT_DIR: project };
    const read = (name: string): unknown => JSON.parse(readFileSync(join(project, name), "utf8"));
    expect(await runCommand(["diagnose"], { env, input: error("no") })).toMatchObject({ code: 0, stderr: "" });
    const findings = read("coveo-error-code-quality.json");
    expect(findings).toEqual([
      {
        description: expect.stringMatching(/^Coveo 401 INVALID_TOKEN \(Push API\)\. /),
        check_name: "coveo-error/push/401/INVALID_TOKEN",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: "major",
        location: { path: "standard input", lines: { begin: 2 } },
      },
    ]);
    expect(read("coveo-error-annotations.json")).toEqual({ "Coveo errors": expect.arrayContaining([{ external_link: { label: expect.stringContaining("401 INVALID_TOKEN"), url: expect.stringMatching(/^https:/) } }]) });
    await runCommand(["diagnose"], { env, input: `\n${error("again")}` });
    expect((read("coveo-error-code-quality.json") as { fingerprint: string }[])[0]?.fingerprint).toBe((findings as { fingerprint: string }[])[0]?.fingerprint);
    await runCommand(["diagnose"], { env, input: "all is well\n" });
    expect([read("coveo-error-code-quality.json"), read("coveo-error-annotations.json")]).toEqual([[], { "Coveo errors": [] }]);
  });
});

test("elsewhere nothing is written and nothing said", async () => {
  const home = folder();
  expect(await runCommand(["diagnose"], { env: { CI: "true", CI_PROJECT_DIR: home, AGENT_TEMPDIRECTORY: home }, input: error("no") })).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(home)).toEqual([]);
});

test("--exit-zero ends well without an error in the log, and not on bad use", async () => {
  expect((await runCommand(["diagnose"], { input: "all is well\n" })).code).toBe(1);
  expect((await runCommand(["diagnose", "--exit-zero"], { input: "all is well\n" })).code).toBe(0);
  expect((await runCommand(["diagnose", "--exit-zero", "no-such.log"])).code).toBe(2);
});

describe("what a log says is never a command", () => {
  const env = { GITHUB_ACTIONS: "true", TF_BUILD: "True", FORCE_COLOR: "0" };
  const systems = [
    { system: "GitHub", env: { GITHUB_ACTIONS: "true" }, commandIn: (line: string) => githubCommand(line)?.command, own: ["error"] },
    { system: "Azure", env: { TF_BUILD: "True", AGENT_TEMPDIRECTORY: directory.path }, commandIn: (line: string) => azureCommand(line)?.command.split(" ")[0], own: ["task.logissue", "task.uploadsummary"] },
  ];

  test.each(systems.flatMap((each) => [{ ...each, args: [] as string[] }, { ...each, args: ["--json"] }, { ...each, args: ["--jsonl"] }]))("for $system with $args", async ({ env, commandIn, own, args }) => {
    const isLines = args.includes("--jsonl");
    const input = isLines ? `${JSON.stringify({ id: evil, text: error(evil) })}\n` : error(evil);
    const { stdout, stderr } = await runCommand(["diagnose", ...args], { env, input });
    expect(stdout).toContain("set-output");
    expect(stdout.split(/[\r\n\u2028\u2029\u0085]/).filter((line) => commandIn(line) !== undefined || line.includes("##teamcity["))).toEqual([]);
    expect(stderr.split("\n").filter(Boolean).map(commandIn)).toEqual(isLines ? [] : own);
  });

  test("nor what is looked up, a file's name, or a call", async () => {
    const said = await Promise.all([[`x\n${evil}`], ["lookup", evil], ["diagnose", `\n${evil}`], ["help", `\n${evil}`], [`--${evil}`], ["report", "--project", "x"]].map((args) => runCommand(args, { env })));
    const lines = said.flatMap(({ stdout, stderr }) => `${stdout}\n${stderr}`.split("\n"));
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.filter((line) => githubCommand(line) !== null || azureCommand(line) !== null)).toEqual([]);
  });

  const words = fc.array(fc.constantFrom("::error::", "##vso[x]", "##[x]", "::", ":", "#", "##", "[", "]", "vso", "error", " ", "\t", "\u00a0", "\ufeff", "\n", "\r", "%", "%0A", ";", ",", "é", "a-b"), { maxLength: 20 }).map((parts) => parts.join(""));

  test("whatever it is made of", () => {
    fc.assert(fc.property(words, (text) => withoutCommands(text).split(/[\r\n]/).every((line) => githubCommand(line) === null && azureCommand(line) === null)));
  });

  test("and an annotation says it as it is, on one line", () => {
    fc.assert(
      fc.property(words, (text) => {
        const report = { diagnoses: [{ ...anyDiagnosis, because: text }] } as unknown as LogDiagnosis;
        const [atGithub = ""] = github.tell({ report, log: "x", summary: null }, {}).commands;
        const [atAzure = ""] = azurePipelines.tell({ report, log: "x", summary: null }, {}).commands;
        const said = `Line 1 of x: ${text.replaceAll("\r", "")}`;
        expect(atGithub + atAzure).not.toMatch(/[\r\n]/);
        expect(atGithub.slice(atGithub.indexOf("::", 2) + 2).replaceAll("%0A", "\n").replaceAll("%25", "%")).toContain(said);
        expect((azureCommand(atAzure)?.data ?? "").replaceAll("%0A", "\n").replaceAll("%AZP25", "%")).toContain(said);
      }),
    );
  });
});

test("in the summary a log stays text: its backticks end no code, its markup is none", async () => {
  const report = await diagnoseText({ redact }, error("a ``` b <img src=x> [l](u)"));
  const summary = summaryOf(report, "a`b.log") ?? "";
  expect(summary).toContain("Line 2 of `` a`b.log ``");
  expect(summary).toMatch(/\n(`{4,})text\n.*a ``` b <img.*\n\1\n/);
  expect(summary.replaceAll(/(`{4,})text\n[\s\S]*?\n\1\n/g, "")).not.toContain("<img");
});

const anyDiagnosis = { id: "push/413", api: "push", status: "413", code: null, title: "Too large", confidence: "certain", because: "x", line: 1, excerpt: null, count: 1, cause: [], resolution: ["Send less."], links: [] };
