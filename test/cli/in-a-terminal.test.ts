import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { inATerminal } from "./in-a-terminal.ts";

const sample = "src/local/samples/github-job-2001.log";
const escape = "\u001b";
const colours = new RegExp(`${escape}\\[[0-9;]*m`);
const isAddress = (line: string): boolean => line.includes("https://");
const longest = (screen: string): number => Math.max(...screen.split("\n").filter((line) => !isAddress(line)).map((line) => line.length));

describe("in a terminal of 80 columns", () => {
  test.each([
    ["look-up", ["429"], 0],
    ["diagnosis", ["diagnose", sample], 0],
    ["not-in-the-catalog", ["qwxyz"], 1],
    ["misspelled-call", ["diagnos", "build.log"], 2],
    ["misspelled-option", ["diagnose", "--jsn"], 2],
    ["help", ["--help"], 0],
    ["help-of-a-call", ["help", "diagnose"], 0],
    ["help-of-no-call", ["help", "diagnos"], 2],
    ["no-words", [], 2],
  ])("%s is shown as it is pinned", async (name, args, code) => {
    const shown = await inATerminal(args);
    expect(shown.code).toBe(code);
    expect(longest(shown.screen)).toBeLessThanOrEqual(80);
    await expect(shown.screen).toMatchFileSnapshot(`pinned/${name}.txt`);
  });

  test.each(["lookup", "diagnose", "catalog", "read-webhook", "replay", "report", "stats", "unlinked", "requests", "links", "completion"])(
    "the help of %s has examples and exit codes, and fits",
    async (call) => {
      const { code, stdout } = await runCommand(["help", call]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples:\\n  .*coveo-error`));
      expect(stdout).toContain("Exit code: ");
      expect(longest(stdout)).toBeLessThanOrEqual(80);
    },
  );
});

test.each([
  [50, 50],
  [100, 100],
  [160, 100],
])("in a terminal of %i columns lines have %i at most", async (columns, most) => {
  const { screen } = await inATerminal(["429"], { columns });
  expect(longest(screen)).toBeLessThanOrEqual(most);
  expect(longest(screen)).toBeGreaterThan(most - 15);
});

describe("colours", () => {
  test("are on a terminal", async () => {
    expect((await inATerminal(["413"])).written).toMatch(colours);
  });
  test("are off there with NO_COLOR", async () => {
    expect((await inATerminal(["413"], { env: { NO_COLOR: "1" } })).written).not.toContain(escape);
  });
  test("are off in a pipe, and on there with FORCE_COLOR", async () => {
    expect((await runCommand(["413"], { env: { TERM: "xterm-256color" } })).stdout).not.toContain(escape);
    expect((await runCommand(["413"], { env: { FORCE_COLOR: "1" } })).stdout).toMatch(colours);
  });
});

describe("links", () => {
  test("are clickable labels where the terminal can", async () => {
    const { written, screen } = await inATerminal(["diagnose", sample], { env: { VTE_VERSION: "7600", COLORTERM: "truecolor" } });
    expect(written).toContain(`${escape}]8;;https://docs.coveo.com/en/3390#copy-a-source-name-or-id`);
    expect(screen).toContain("\n  Copy a source's name or ID\n");
    expect(screen).not.toContain("https://");
  });
  test("are addresses in full elsewhere", async () => {
    expect((await inATerminal(["diagnose", sample])).written).not.toContain(`${escape}]8`);
    expect((await runCommand(["diagnose", sample])).stdout).toContain("    https://docs.coveo.com/en/3390#copy-a-source-name-or-id\n");
  });
});

describe("the progress of a large log", () => {
  const directory = temporaryDirectory();
  const log = (name: string, size: number): string => {
    const path = join(directory.path, name);
    const file = openSync(path, "w");
    writeSync(file, "all is well\n");
    ftruncateSync(file, size);
    writeSync(file, "\nError code: NoWorkgroupAssociatedWithToken\n", size);
    closeSync(file);
    return path;
  };

  test("is shown on a terminal, and gone at the end", async () => {
    const { written, screen } = await inATerminal(["diagnose", log("large.log", 120_000_000)]);
    expect(written).toMatch(/Reading \[\S+\] \d+ % of 120 MB/);
    expect(screen).not.toContain("Reading");
    expect(screen).toMatch(/^400 NoWorkgroupAssociatedWithToken/);
  });
  test("is not shown for a small one, nor off a terminal", async () => {
    expect((await inATerminal(["diagnose", log("small.log", 1_000_000)])).written).not.toContain("Reading");
    expect(await runCommand(["diagnose", log("large.log", 60_000_000)])).toMatchObject({ code: 0, stderr: "" });
  });
});
