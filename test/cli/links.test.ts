import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLinksFile, writeLinksFile } from "../../src/cli/links/links-file.ts";
import { planLinks } from "../../src/pipelines/plan-links.ts";
import { aLink } from "../adapters/store-contract.ts";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";

const yaml = `C000000001:
  - connection: github
    projects:
      - acme/catalog-loader
      - acme/search-*
    branches:
      - main
    post: default-branch
  - connection: jenkins
    projects:
      - feeds/nightly
C000000002:
  - connection: github
    projects:
      - acme/site
    workflows:
      - Nightly*
`;

describe("links.yaml", () => {
  test("is read as a link for each project, with the defaults", () => {
    expect(readLinksFile(yaml)).toEqual([
      { team: "C000000001", connection: "github", projects: "acme/catalog-loader", branches: ["main"], workflows: [], post: "default-branch" },
      { team: "C000000001", connection: "github", projects: "acme/search-*", branches: ["main"], workflows: [], post: "default-branch" },
      { team: "C000000001", connection: "jenkins", projects: "feeds/nightly", branches: [], workflows: [], post: "all" },
      { team: "C000000002", connection: "github", projects: "acme/site", branches: [], workflows: ["Nightly*"], post: "all" },
    ]);
  });

  test("is written as it was read", () => {
    expect(writeLinksFile(readLinksFile(yaml))).toBe(yaml);
    expect(readLinksFile("{}")).toEqual([]);
  });

  test.each([
    ["nothing", "\n# to come\n", "The links file is empty"],
    ["no YAML", "C000000001: [", "The links are no YAML"],
    ["a channel's name in place of its id", "team-search: []", "is not a channel's id"],
    ["a rule without projects", "C000000001:\n  - connection: github\n", "C000000001.0.projects"],
    ["a misspelled key", "C000000001:\n  - connection: github\n    projects: [a]\n    branch: [main]\n", "branch"],
    ["an unknown posting", "C000000001:\n  - connection: github\n    projects: [a]\n    post: sometimes\n", "C000000001.0.post"],
    ["a project of two channels", "C000000001:\n  - {connection: github, projects: [a]}\nC000000002:\n  - {connection: github, projects: [a]}\n", "named twice: github a"],
  ])("with %s is refused, and why is said", (_, text, message) => {
    expect(() => readLinksFile(text)).toThrow(message);
  });
});

test("a plan names what is added, removed and changed, and is empty for the same links in another order", () => {
  const [a, b, c] = ["a", "b", "c"].map((projects) => aLink("C1", { projects, branches: ["x", "y"] })) as [ReturnType<typeof aLink>, ReturnType<typeof aLink>, ReturnType<typeof aLink>];
  const moved = { ...b, team: "C2" };
  expect(planLinks([a, b], [moved, c])).toEqual([
    { kind: "remove", link: a },
    { kind: "change", from: b, to: moved },
    { kind: "add", link: c },
  ]);
  expect(planLinks([a, b], [b, { ...a, branches: ["y", "x"] }])).toEqual([]);
});

describe("coveo-error links", () => {
  const directory = temporaryDirectory();
  let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
  let env: Record<string, string>;
  const file = join(directory.path, "links.yaml");
  beforeAll(async () => {
    table = await startEmbeddedTable();
    const endpoint = await table.client.config.endpoint?.();
    env = { AWS_REGION: "local", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", DYNAMODB_ENDPOINT: `http://${endpoint?.hostname}:${endpoint?.port}` };
    writeFileSync(file, yaml);
  });
  afterAll(async () => {
    await table.close();
    directory.remove();
  });

  test("plan shows the difference, apply makes it, then there is none", async () => {
    const plan = await runCommand(["links", "plan", file], { env });
    expect(plan).toMatchObject({ code: 1, stdout: expect.stringContaining("+ github acme/search-* → C000000001; branches main; post default-branch") });
    expect(await runCommand(["links", "apply", file], { env })).toMatchObject({ code: 0, stdout: plan.stdout });
    expect(await runCommand(["links", "plan", file], { env })).toMatchObject({ code: 0, stdout: "The links are as the file has them.\n" });
    expect((await runCommand(["links", "export"], { env })).stdout).toBe(yaml);
  });

  test("what the file no longer names is unlinked", async () => {
    writeFileSync(file, yaml.slice(0, yaml.indexOf("C000000002")));
    const { stdout } = await runCommand(["links", "apply", file, "--json"], { env });
    expect(JSON.parse(stdout)).toMatchObject({ changes: [{ kind: "remove", link: { projects: "acme/site" } }] });
  });

  test("a connection that nobody knows is warned of", async () => {
    writeFileSync(file, "C000000001:\n  - {connection: githb, projects: [a/b]}\n");
    const { code, stderr } = await runCommand(["links", "plan", file], { env });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("githb") });
  });

  test("a file that is not there, or cannot be read, changes nothing, exit 2", async () => {
    expect((await runCommand(["links", "apply", "no-such.yaml"], { env })).code).toBe(2);
    writeFileSync(file, "nonsense: [");
    expect((await runCommand(["links", "apply", file], { env })).code).toBe(2);
    expect((await runCommand(["links", "export"], { env })).stdout).toContain("acme/catalog-loader");
  });
});
