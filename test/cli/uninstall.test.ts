import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { exportItems } from "../../src/adapters/dynamodb/export-items.ts";
import type { Item } from "../../src/adapters/dynamodb/table.ts";
import { close, listen } from "../../src/local/listen.ts";
import { aLink } from "../adapters/store-contract.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { seedOccurrences } from "../../infra/surroundings/seed-occurrences.ts";

const team = "C000000001";
/** More than one page of a scan, and many batches of deletes. */
const occurrences = 4_000;
const directory = temporaryDirectory();
let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
let env: Record<string, string>;

beforeAll(async () => {
  table = await startEmbeddedTable();
  const endpoint = await table.client.config.endpoint?.();
  env = { LOCAL_DIR: directory.path, AWS_REGION: "local", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", DYNAMODB_ENDPOINT: `http://127.0.0.1:${endpoint?.port}`, GITHUB_TOKEN: "a-token" };
  await createDynamoStore({ ...table, clock: () => new Date() }).putLink(aLink(team));
  const now = Date.now();
  await seedOccurrences(table, { team, errorId: "http/429", times: Array.from({ length: occurrences }, (_, index) => now - index * 1_000) });
});
afterAll(async () => {
  await table.close();
  directory.remove();
});

const file = (name: string): string => join(directory.path, name);
const stored = async (): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const items of exportItems(table)) all.push(...items);
  return all;
};
const linesOf = (path: string): Item[] => readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Item);

describe("uninstall", () => {
  test("writes every item, lists what is to be taken away, and deletes nothing", async () => {
    const { code, stdout } = await runCommand(["uninstall", "--export", file("all.jsonl")], { env });
    const items = await stored();
    expect(code).toBe(0);
    expect(items.length).toBeGreaterThan(occurrences);
    expect(linesOf(file("all.jsonl"))).toEqual(items);
    expect(statSync(file("all.jsonl")).mode & 0o777).toBe(0o600);
    expect(stdout).toContain("the webhooks to /ci/github, of acme/catalog-loader");
    expect(stdout).toContain("GITHUB_TOKEN holds: revoke it");
    expect(stdout).toContain("Slack (api.slack.com/apps)");
    expect(stdout).not.toContain("a-token");
  });

  test("leaves a file that is there as it is, and does nothing else", async () => {
    writeFileSync(file("mine.txt"), "mine");
    const { code, stderr } = await runCommand(["uninstall", "--export", file("mine.txt"), "--yes-delete", "coveo-errors"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("is there already");
    expect(readFileSync(file("mine.txt"), "utf8")).toBe("mine");
    expect((await stored()).length).toBeGreaterThan(occurrences);
  });

  test.each([
    ["another table's name", ["--yes-delete", "coveo-error"], "is not the table's name"],
    ["no name and no terminal to ask at", ["--delete"], "--yes-delete"],
  ])("deletes nothing for %s", async (_, more, words) => {
    const { code, stderr } = await runCommand(["uninstall", "--export", file(`${words}.jsonl`), ...more], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect((await stored()).length).toBeGreaterThan(occurrences);
  });

  test("says so when the table is not there, and leaves nothing half done", async () => {
    const { code, stderr } = await runCommand(["uninstall", "--export", file("none.jsonl"), "--yes-delete", "another"], { env: { ...env, TABLE_NAME: "another" } });
    expect(code).toBe(2);
    expect(stderr).toContain("The table another could not be read");
    expect(existsSync(file("none.jsonl"))).toBe(false);
  });

  test("deletes every item when its name is said, and warns while a bot still answers", async () => {
    const bot = createServer((_, response) => response.end('{"status":"ok"}'));
    await listen(bot, 0, "the test");
    const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}`;
    const count = (await stored()).length;
    const { code, stdout, stderr } = await runCommand(["uninstall", "--export", file("last.jsonl"), "--yes-delete", "coveo-errors", "--json"], { env: { ...env, COVEO_ERROR_URL: url } });
    await close(bot);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ table: "coveo-errors", exported: count, deleted: count });
    expect(stderr).toContain(`a bot still answers at ${url}`);
    expect(linesOf(file("last.jsonl"))).toHaveLength(count);
    expect(await stored()).toEqual([]);
  });
});
