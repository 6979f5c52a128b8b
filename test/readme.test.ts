import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { readLinksFile } from "../src/cli/links/links-file.ts";
import { eventually } from "../infra/surroundings/running-bot.ts";
import { useBot } from "./support/use-bot.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
const blockWith = (text: string): string => blocks.find((block) => block.includes(text)) ?? "";

const bot = useBot();

/** Runs a block as it stands, only on the test's own ports and data. */
const run = async (block: string): Promise<string> => {
  const ported = block.replaceAll(/localhost:300(\d)/g, (_, offset: string) => `127.0.0.1:${bot.port + Number(offset)}`);
  expect(ported).not.toBe("");
  const { stdout } = await promisify(execFile)("bash", ["-c", ported], { cwd: root, env: { ...process.env, BOT: "", SLACK: "", LOCAL_DIR: bot.directory } });
  return stdout;
};

describe("what the README says", () => {
  test("asks a question and gets the answer", async () => {
    expect(JSON.parse(await run(blockWith("text=429")))).toMatchObject({ response_type: "ephemeral", text: expect.stringContaining("429 TOO_MANY_REQUESTS") });
  });

  test("reports the sample failure five times: one message, one in the count", async () => {
    for (let time = 1; time <= 5; time += 1) expect(JSON.parse(await run(blockWith("/ci/github")))).toHaveProperty("queued");
    await eventually(async () => bot.output().split("failure-handled").length - 1, (handled) => handled === 5);
    const { messages } = JSON.parse(await run(blockWith("conversations.history"))) as { messages: { text: string }[] };
    expect(messages.map((message) => message.text)).toEqual(["acme/catalog-loader failed: 412 SOURCE_DOES_NOT_EXIST (Push API)"]);
    expect(await run(blockWith("stats --channel"))).toMatch(/push\/412\/SOURCE_DOES_NOT_EXIST\s+1\s+0\s/);
  });

  test("answers in the terminal", async () => {
    const shown = await run(blockWith("-- 429"));
    expect(shown).toContain("429 TOO_MANY_REQUESTS (Push API)");
    expect(shown).toContain("Line 43");
    expect(shown).toContain("Usage: coveo-error");
  });

  test("reports a log by the command and by curl", async () => {
    expect(await run(blockWith("REPORT_WEBHOOK_SECRET"))).toContain("push/412/SOURCE_DOES_NOT_EXIST in the log");
    expect(JSON.parse(await run(blockWith("msg_13")))).toHaveProperty("queued");
  });

  test("has links that can be read, and prints them", async () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(readLinksFile(yaml).map(({ connection, projects }) => `${connection} ${projects}`)).toEqual(["report acme/catalog-loader", "github acme/catalog-loader", "github acme/search-*"]);
    expect(await run(blockWith("links export"))).toContain("acme/catalog-loader");
  });

  test("names every setting that the bot reads, and none that it does not", () => {
    const sources = ["src/config.ts", "src/connections.ts"].map((path) => readFileSync(join(root, path), "utf8")).join("\n");
    const read = [...sources.matchAll(/^ {2}([A-Z][A-Z_]+):|(?<=z\.object\(\{ )(CI_WEBHOOK_SECRET)|(CONNECTIONS):/gm)].flatMap(([, a, b, c]) => a ?? b ?? c ?? []);
    const perProvider = new Set(["WEBHOOK_SECRET", "TOKEN", "BASE_URL", "API_URL", "LOG_HOSTS", "PROJECTS"]);
    const given = new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_FUNCTION_NAME"]);
    const expected = [...new Set(read)].flatMap((name) => (given.has(name) ? [] : [perProvider.has(name) ? `GITHUB_${name}` : name]));
    const documented = new Set([...readme.matchAll(/`([A-Z][A-Z_]{3,})`/g)].map(([, name]) => name ?? "").filter((name) => !/^SOURCE_|^TOO_|^REPORT_|^COVEO_ERROR_/.test(name)));
    expect([...documented].toSorted()).toEqual(expected.toSorted());
  });
});

test("every link of the documents leads somewhere", () => {
  const broken = globSync(["README.md", "docs/**/*.md"], { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
      .map(([, target]) => join(dirname(path), target ?? ""))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});
