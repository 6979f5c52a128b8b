import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import project from "../../package.json" with { type: "json" };
import { buildPackage } from "../../infra/build-package.ts";
import { workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { outcomeOf, runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";

const run = promisify(execFile);
const directory = temporaryDirectory();
const npm = (args: string[], cwd: string) => run("npm", [...args, "--no-audit", "--no-fund", "--ignore-scripts"], { cwd });
const root = new URL("../../", import.meta.url).pathname;
const sample = join(root, "src/local/samples/github-job-2001.log");

/** A Node of that version from its package, or null where it cannot be installed (another system, no network). */
const installNode = async (version: string): Promise<string | null> => {
  const prefix = join(directory.path, `node-${version}`);
  mkdirSync(prefix);
  try {
    await npm(["install", "--prefix", prefix, "--prefer-offline", `node-${process.platform}-${process.arch}@${version}`], prefix);
  } catch {
    return null;
  }
  const path = join(prefix, "node_modules/.bin/node");
  return spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${version}` ? path : null;
};

const versions = ["20.20.2", "22.23.3"];
const nodes = [
  ...(await Promise.all(versions.map(async (version) => ({ node: `Node ${version}`, path: await installNode(version) })))),
  { node: `Node ${process.versions.node}`, path: process.execPath as string | null },
];

/** What the sources answer, asked once for all Nodes. */
const answered = new Map<string, ReturnType<typeof runCommand>>();
let command: string;
let sources: string[];
beforeAll(async () => {
  const built = join(directory.path, "package");
  ({ sources } = await buildPackage(built));
  const { stdout } = await npm(["pack", "--silent"], built);
  await npm(["install", "--offline", "--prefix", join(directory.path, "installed"), join(built, stdout.trim())], directory.path);
  command = join(directory.path, "installed/node_modules/.bin/coveo-error");
});
afterAll(directory.remove);

test("the package has what belongs in it, and needs no other", () => {
  const installed = join(directory.path, "installed/node_modules");
  expect(readdirSync(installed).filter((name) => !name.startsWith("."))).toEqual(["coveo-error"]);
  expect(readdirSync(join(installed, "coveo-error")).toSorted()).toEqual(["README.md", "THIRD-PARTY-LICENSES.txt", "coveo-error.mjs", "package.json", "parts"]);
  expect(JSON.parse(readFileSync(join(installed, "coveo-error/package.json"), "utf8"))).toMatchObject({ version: project.version, license: project.license, engines: { node: ">=20.18" } });
  expect(readFileSync(join(installed, "coveo-error/THIRD-PARTY-LICENSES.txt"), "utf8")).toMatch(/^commander [\d.]+ \(MIT\)/m);
});

test("the sources use nothing newer than Node 20 has, but for what the package brings", async () => {
  const { stdout } = await run("npx", ["tsc", "-p", "infra/package/tsconfig.json"], { cwd: root }).catch((error: { stdout: string }) => error);
  // TypeScript's own words where a property is in a newer library only; other faults are for the type check of the whole.
  const newer = stdout.split("\n").filter((line) => /change your target library/.test(line) && sources.some((path) => line.startsWith(path)));
  expect(sources).toContain("src/catalog/find.ts");
  expect(newer).toEqual([]);
});

describe.each(nodes)("on $node", ({ path }) => {
  const on = test.skipIf(path === null);
  const call = async (args: string[], { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {}) => {
    return outcomeOf(spawn(path ?? "", [command, ...args], { cwd: directory.path, env: { PATH: "", LOCAL_DIR: "/nowhere", ...env } }), input);
  };

  on("says its version, and warns of nothing (skipped where this Node cannot be installed)", async () => {
    expect(await call(["--version"])).toEqual({ code: 0, stdout: `${project.version}\n`, stderr: "" });
  });

  on.each([
    ["a look-up", ["429"], ""],
    ["a look-up in words", ["lookup", "daily", "limit", "--json"], ""],
    ["what is not there", ["qwxyz"], ""],
    ["a diagnosis", ["diagnose", sample], ""],
    ["a diagnosis as JSON", ["diagnose", "--json", sample], ""],
    ["a log with a secret", ["diagnose"], `PUT https://api.cloud.coveo.com/push/v1/organizations/o/sources/s/documents?access_token=xx${"1b2c3d4e-0000-4000-8000-123456789abc"} HTTP 413\n`],
    ["lines of JSON", ["lookup", "--jsonl"], '{"id":1,"query":"413"}\n{"id":2}\n'],
    ["the catalog", ["catalog", "--json"], ""],
    ["a webhook", ["read-webhook", "github", "--json"], workflowRunBody({ updatedAt: "2026-11-20T10:00:00Z" })],
    ["completion", ["completion", "zsh"], ""],
    ["help", ["help", "links"], ""],
    ["bad use", ["diagnose", "--jsn"], ""],
  ])("answers %s as in the checkout", async (name, args, input) => {
    const inCheckout = answered.get(name) ?? runCommand(args, { input });
    answered.set(name, inCheckout);
    const packed = await call(args, { input });
    expect(packed).toEqual(await inCheckout);
    expect(packed.stdout + packed.stderr).not.toBe("");
  });

  on("reads and writes a bot's table", async () => {
    const table = await startEmbeddedTable();
    try {
      const endpoint = await table.client.config.endpoint?.();
      const env = { AWS_REGION: "local", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", DYNAMODB_ENDPOINT: `http://${endpoint?.hostname}:${endpoint?.port}` };
      const links = "C000000001:\n  - connection: github\n    projects:\n      - acme/a\n      - acme/b\n";
      writeFileSync(join(directory.path, "links.yaml"), links);
      expect((await call(["links", "apply", "links.yaml"], { env })).code).toBe(0);
      expect((await call(["links", "export"], { env })).stdout).toBe(links);
      expect(await call(["stats", "--channel", "C000000001"], { env })).toMatchObject({ code: 0, stdout: "C000000001 met no Coveo error in the last 35 days.\n" });
    } finally {
      await table.close();
    }
  });

  on("reports to a bot", async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => bodies.push(chunk.toString())).on("end", () => response.end('{"queued":"x"}'));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const env = { COVEO_ERROR_URL: `http://127.0.0.1:${port}`, REPORT_WEBHOOK_SECRET: "a-secret-of-thirty-nine-characters-00000" };
    expect(await call(["report", sample, "--project", "acme/a", "--run-id", "1"], { env })).toMatchObject({ code: 0, stdout: expect.stringContaining("push/412/SOURCE_DOES_NOT_EXIST") });
    server.close();
    expect(JSON.parse(bodies.join(""))).toMatchObject({ project: "acme/a", log: expect.stringContaining("SOURCE_DOES_NOT_EXIST") });
  });
});
