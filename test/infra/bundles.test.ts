import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildFunctions, type BuiltFunction } from "../../infra/build/build-functions.ts";
import { bundleFunction } from "../../infra/build/bundle-function.ts";
import { functions } from "../../infra/build/functions.ts";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";

const folder = mkdtempSync(join(tmpdir(), "bundles-"));
const secret = "a-secret-of-the-bundles-tests-0000";
let built: BuiltFunction[];

beforeAll(async () => {
  built = await buildFunctions();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const bundleOf = (name: string): BuiltFunction => {
  const found = built.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no bundle ${name}`);
  return found;
};
const unpack = (name: string, files: ReadonlyMap<string, Uint8Array>): string => {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), bytes);
  }
  return join(folder, name);
};

describe("a bundle", () => {
  // In KiB: what is loaded at start, and what is loaded when it is first needed.
  test.each([
    ["ci-webhook", 150, 100],
    ["slack", 720, 400],
    ["queue", 850, 6000],
    ["schedule", 600, 400],
  ])("of %s keeps within %i KiB at start, and %i KiB more", (name, start, later) => {
    const { size } = bundleOf(name);
    expect(size.start / 1024).toBeLessThanOrEqual(start);
    expect(size.later / 1024).toBeLessThanOrEqual(later);
  });

  test("of ci-webhook starts without all of Node's cryptography, and that of slack without the arithmetic of time zones", () => {
    const file = join(unpack("start", bundleOf("ci-webhook").files), "handlers/ci-webhook.cjs");
    const env = { AWS_REGION: "us-east-1", QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/1/q", GITHUB_WEBHOOK_SECRET: secret };
    const { stdout } = spawnSync(process.execPath, ["-e", `require(${JSON.stringify(file)}); process.stdout.write(JSON.stringify(process.moduleLoadList))`], { encoding: "utf8", env });
    const loaded = JSON.parse(stdout) as string[];
    expect(loaded.length).toBeGreaterThan(50);
    expect(loaded).not.toContain("NativeModule crypto");

    const { files, startFiles } = bundleOf("slack");
    const holds = (text: string) => [...files].filter(([, bytes]) => new TextDecoder().decode(bytes).includes(text)).map(([path]) => path);
    expect(holds("PlainDateTime")).not.toEqual([]);
    expect(holds("PlainDateTime").filter((path) => startFiles.includes(path))).toEqual([]);
  });

  test("built again has the same bytes", async () => {
    const again = await buildFunctions();
    expect(again.map(({ name, zip }) => [name, Buffer.from(zip).toString("base64")])).toEqual(built.map(({ name, zip }) => [name, Buffer.from(zip).toString("base64")]));
  });

  test.each(functions.map(({ name }) => name))("of %s holds no emulator, no test, nothing of the local server or the terminal command", (name) => {
    const { inputs } = bundleOf(name);
    expect(inputs).toContain("src/config.ts");
    expect(inputs.filter((path) => /^(src\/(local|cli)|test)\/|node_modules\/(dynalite|emulate|aws-sdk-client-mock|vitest|express|undici|iconv-lite|@slack\/(oauth|socket-mode))\//.test(path))).toEqual([]);
  });

  test.each(functions.map(({ name }) => name))("of %s has neither a source map nor a secret in its zip", (name) => {
    const entries = Object.entries(unzipSync(bundleOf(name).zip));
    expect(entries.map(([path]) => path)).toContain(`handlers/${name}.cjs`);
    expect(entries.map(([path]) => path).filter((path) => !/^(package\.json|handlers\/[\w.-]+\.(c?js|mjs|wasm|ttf))$/.test(path))).toEqual([]);
    const code = entries.filter(([path]) => /\.c?js$/.test(path)).map(([, bytes]) => new TextDecoder().decode(bytes)).join("\n");
    expect(code).not.toMatch(/sourceMappingURL=(?!")|local-slack-signing-secret|local-ci-webhook-secret|xoxb-local|-----BEGIN [A-Z ]*PRIVATE KEY-----\s*\n[A-Za-z0-9+/]/);
    expect(code).not.toContain(process.cwd());
  });

  test("has its source maps apart, a map for each file of code", () => {
    for (const { files, maps } of built) expect([...maps.keys()].map((path) => path.replace(/\.map$/, "")).toSorted()).toEqual([...files.keys()].filter((path) => /\.c?js$/.test(path)).toSorted());
  });
});

describe("a bundle answers as its sources do", () => {
  type Answer = { statusCode: number; body: string };
  const load = async <T>(name: string, settings: Record<string, string>): Promise<T> => {
    for (const [setting, value] of Object.entries(settings)) vi.stubEnv(setting, value);
    return createRequire(import.meta.url)(join(unpack(name, bundleOf(name).files), `handlers/${name}.cjs`)) as T;
  };
  const nowhere = async () => `http://127.0.0.1:${await freePorts()}`;
  const credentials = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };
  const request = (body: string, headers: Record<string, string>, more: object) => ({ body: Buffer.from(body).toString("base64"), isBase64Encoded: true, headers, ...more });

  test("slack: a signed command, though the table is away; a forged one not", async () => {
    const { handler } = await load<{ handler: (event: object, context: object) => Promise<Answer> }>("slack", { ...credentials, SLACK_SIGNING_SECRET: secret, SLACK_BOT_TOKEN: "xoxb-test", DYNAMODB_ENDPOINT: await nowhere(), TABLE_NAME: "coveo-errors", QUEUE_URL: `${await nowhere()}/q` });
    const body = commandBody("push 412");
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await handler(request(body, { ...form, ...slackHeaders(body, secret) }, {}), { awsRequestId: "1" });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining("SOURCE_DOES_NOT_EXIST")]);
    expect(await handler(request(body, { ...form, ...slackHeaders(body, `${secret}1`) }, {}), { awsRequestId: "2" })).toMatchObject({ statusCode: 401 });
  });

  test("ci-webhook: what is no failure is acknowledged, a failure asks for the queue, a forged one is refused", async () => {
    const { handler } = await load<{ handler: (event: object, context: object) => Promise<Answer> }>("ci-webhook", { ...credentials, GITHUB_WEBHOOK_SECRET: secret, QUEUE_URL: `${await nowhere()}/q` });
    const deliver = async (body: string, key: string) => (await handler(request(body, githubHeaders(body, key), { pathParameters: { provider: "github" } }), { awsRequestId: "1" })).statusCode;
    const [passed, failed] = [workflowRunBody({ conclusion: "cancelled" }), workflowRunBody()];
    expect([await deliver(passed, secret), await deliver(failed, secret), await deliver(failed, `${secret}1`)]).toEqual([202, 503, 401]);
  });

  test("what is drawn with finds its font and its WebAssembly beside it", async () => {
    const { files } = await bundleFunction({ name: "chart", entry: "src/adapters/chart/create-draw-chart", without: [] });
    const file = join(unpack("chart", files), "src/adapters/chart/create-draw-chart.js");
    const spec = { data: { values: [{ a: "x", b: 1 }] }, mark: "bar", encoding: { x: { field: "a" }, y: { field: "b", type: "quantitative" } } };
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", `require(${JSON.stringify(file)}).createDrawChart()(${JSON.stringify(spec)}).then((png) => process.stdout.write(Buffer.from(png.slice(1, 4))))`], { encoding: "utf8", cwd: folder });
    expect([status, stdout, stderr]).toEqual([0, "PNG", ""]);
  });
});
