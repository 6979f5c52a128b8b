import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ciProviders } from "../src/adapters/ci/registry.ts";
import { createProgram } from "../src/cli/create-program.ts";
import packageJson from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const unique = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();
const found = (text: string, pattern: RegExp): string[] => unique([...text.matchAll(pattern)].map(([, first, second]) => first ?? second ?? ""));
const section = (text: string, heading: string): string => text.split(/^#{2,3} /m).find((each) => each.startsWith(heading)) ?? "";

describe("the runbook", () => {
  const runbook = read("docs/runbook.md");

  test("has a section for each alarm, and for no other", () => {
    const alarms = found(read("infra/alarms.yml"), /^ {2}(\w+):\n {4}Type: AWS::CloudWatch::Alarm/gm);
    expect(alarms.length).toBeGreaterThan(10);
    const sections = found(section(`${runbook}`.replaceAll(/^### /gm, "@"), "Alarms"), /^@(\w+)$/gm);
    expect(sections).toEqual(alarms);
  });
});

test("docs/seeing.md tells every event that is a warning or an error, and which are errors", () => {
  const sources = globSync(["src/**/*.ts", "handlers/**/*.ts"], { cwd: root }).filter((path) => !path.startsWith("src/local/")).map(read).join("\n");
  const ended = /, "(?:warn|error)",?\s*\)/g;
  const events = [...sources.matchAll(/\blog\(\s*"([a-z-]+)"[^;]*?, "(warn|error)",?\s*\)/g)].map(([, name = "", level = ""]) => `${name} ${level}`);
  // None is written in another way.
  expect(events.length).toBe([...sources.matchAll(ended)].length);
  const rows = read("docs/seeing.md").split("| event | says |")[1]?.split("\n\n")[0] ?? "";
  const told = [...rows.matchAll(/^\| `([a-z-]+)` \| (error: )?/gm)].map(([, name = "", isError]) => `${name} ${isError === undefined ? "warn" : "error"}`);
  expect(told.toSorted()).toEqual(unique(events));
});

describe("the changelog", () => {
  const release = read("CHANGELOG.md").split(/^## /m)[1] ?? "";
  const named = (heading: string, pattern: RegExp): string[] => found(section(release, heading), pattern);

  test("begins with the version that the package has", () => {
    expect(release.split("\n")[0]).toBe(packageJson.version);
  });

  test("names every setting of the bot", () => {
    const sources = read("src/config.ts") + read("src/connections.ts");
    const perConnection = new Set(["WEBHOOK_SECRET", "TOKEN", "BASE_URL", "API_URL", "LOG_HOSTS", "PROJECTS"]);
    const given = new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_FUNCTION_NAME"]);
    const settings = found(sources, /(?:^ {2}|z\.object\(\{ |, )([A-Z][A-Z_]+): (?:\(\) =>\s+)?(?:z\b|secret|token|url|list)/gm).filter((name) => !given.has(name));
    const options = Object.values(ciProviders).flatMap(({ name, options = [] }) => options.map((option) => `${name.toUpperCase().replaceAll("-", "_")}_${option}`));
    expect(named("Settings", /`(?:<NAME>_)?([A-Z][A-Z_]{3,})`/g)).toEqual(unique([...settings, ...options]));
    expect(settings).toEqual(expect.arrayContaining([...perConnection, "SLACK_SIGNING_SECRET", "CONNECTIONS", "COVEO_ERROR_URL"]));
  });

  test("names every setting of a stage", () => {
    const stage = found(read("infra/deploy/stage-settings.ts").split("const schema =")[1] ?? "", /^ {2}(\w+):/gm);
    expect(found(/Of a stage.*/.exec(release)?.[0] ?? "", /`(\w+)`/g)).toEqual(stage);
  });

  test("names every scope of the Slack app", () => {
    const scopes = ["infra/slack-manifest.yml", "infra/slack-manifest-watching.yml"].flatMap((path) => found(read(path).split("bot_events:")[0] ?? "", /^ {6}- ([a-z_:]+)$/gm));
    expect(named("Slack scopes", /`([a-z_]+(?::[a-z]+)?)`/g)).toEqual(unique(scopes));
  });

  test("names every permission of the functions' roles", () => {
    const actions = [...read("infra/roles.yml").matchAll(/Action: \[?([^\]\n]+)/g)].flatMap(([, list = ""]) => list.split(", ")).filter((action) => action !== "sts:AssumeRole");
    expect(named("AWS permissions", /`([a-z0-9]+:[A-Za-z]+)`/g)).toEqual(unique(actions));
  });
});

test("the two policies allow every call of AWS that the pages make, but for what an administrator does", () => {
  const pages = read("docs/install.md") + read("docs/runbook.md");
  const called = [...pages.matchAll(/\baws (ssm|sqs|logs|lambda|scheduler|dynamodb|cloudformation) (wait )?([a-z-]+)/g)].map(([, service = "", wait, command = ""]) => `${service}:${(wait === undefined ? actionOf[`${service} ${command}`] : "DescribeTable") ?? pascal(command)}`);
  expect(called.length).toBeGreaterThan(15);
  const allowed = new Set(["docs/installer-policy.json", "docs/deployer-policy.json"].flatMap((path) => (JSON.parse(read(path)) as { Statement: { Action: string | string[] }[] }).Statement.flatMap(({ Action }) => Action)));
  const further = unique(called.filter((action) => !allowed.has(action)));
  expect(further).toEqual(["dynamodb:DeleteTable", "dynamodb:RestoreTableToPointInTime"]);
  for (const action of further) expect(pages).toContain(`\`${action}\``);
});

/** Where the command line's word is not the action's. */
const actionOf: Readonly<Record<string, string>> = { "logs tail": "FilterLogEvents", "lambda invoke": "InvokeFunction" };
const pascal = (command: string): string => command.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");

test("the installer's policy names each action, and reaches only what bears the name", () => {
  const { Statement } = JSON.parse(read("docs/installer-policy.json")) as { Statement: { Action: string[]; Resource: string }[] };
  expect(Statement.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual([]);
  expect(Statement.map(({ Resource }) => Resource).filter((resource) => !/coveo-error[-/]|^arn:aws:kms/.test(resource))).toEqual([]);
});

describe.each(["docs/install.md", "docs/runbook.md"])("%s", (page) => {
  const blocks = [...read(page).matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm)].map(([, indent = "", code = ""]) => code.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
  const commands = blocks.join("\n") + read(page);

  test("has shell lines that a shell can read", () => {
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) execFileSync("bash", ["-n", "-c", block]);
  });

  test("calls only what there is: scripts, calls of the terminal command, outputs of the stack", () => {
    const scripts = found(commands, /npm run (?:-s )?([a-z:-]+)/g);
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
    const calls = new Set(createProgram().commands.map((call) => call.name()));
    const called = found(commands, /(?:coveo-error -- |`coveo-error )([a-z-]+)/g);
    expect(called.filter((name) => !calls.has(name))).toEqual([]);
    const outputs = found(read("infra/alarms.yml").split("Outputs:")[1] ?? "", /^ {2}(\w+):$/gm);
    // The framework names the API's address itself.
    expect(found(commands, /\$\(output (\w+)\)/g).filter((name) => !outputs.includes(name))).toEqual(["HttpApiUrl"]);
  });
});
