import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

const directory = temporaryDirectory();
afterAll(directory.remove);
const shell = (name: string, args: string[]) => spawnSync(name, args, { cwd: directory.path, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: directory.path, TERM: "dumb" } });
const isHere = (name: string): boolean => spawnSync(name, ["-c", "true"]).status === 0;
const path = (name: string): string => join(directory.path, `completion.${name}`);

beforeAll(async () => {
  for (const name of ["bash", "zsh", "fish"]) writeFileSync(path(name), (await runCommand(["completion", name])).stdout);
  mkdirSync(join(directory.path, "logs"));
  writeFileSync(join(directory.path, "logs", "build.log"), "");
});

/** What may be typed next, and what must be among the offers. */
const cases: [typed: string[], offered: string[]][] = [
  [["d"], ["diagnose", "doctor"]],
  [["diagnose", "--e"], ["--exit-zero"]],
  [["links", ""], ["export", "plan", "apply"]],
  [["links", "plan", "--j"], ["--json"]],
  [["replay", "gith"], ["github"]],
  [["completion", "z"], ["zsh"]],
];

describe.skipIf(!isHere("bash"))("in bash", () => {
  const offers = (words: string[]): string[] => {
    const script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _coveo_error; printf "%s\\n" "${COMPREPLY[@]}"';
    return shell("bash", ["--norc", "-c", script, "bash", path("bash"), "coveo-error", ...words]).stdout.split("\n").filter(Boolean);
  };

  test.each(cases)("%j is completed to %j", (typed, offered) => {
    expect(offers(typed)).toEqual(offered);
  });

  test("where a file or a value is wanted the shell offers files", () => {
    expect(shell("bash", ["--norc", "-c", 'source "$0"; complete -p coveo-error', path("bash")]).stdout).toContain("-o default");
    expect(offers(["diagnose", "lo"])).toEqual([]);
    expect(offers(["report", "--project", ""])).toEqual([]);
  });

  test("what is being typed is never run", () => {
    expect(offers(["diagnose", "$(touch run)", "`touch run`", ""])).toEqual([]);
    expect(shell("ls", []).stdout).not.toContain("run");
  });
});

describe.skipIf(!isHere("fish"))("in fish (skipped where it is not installed)", () => {
  const offers = (typed: string[]): string[] =>
    shell("fish", ["--no-config", "-c", `source ${path("fish")}; complete -C "coveo-error ${typed.join(" ")}"`]).stdout.split("\n").filter(Boolean).map((line) => line.split("\t")[0] ?? "");

  test.each(cases)("%j is completed to %j", (typed, offered) => {
    expect(offers(typed).toSorted()).toEqual(offered.toSorted());
  });
  test("a log is completed as a file", () => {
    expect(offers(["diagnose", "logs/"])).toContain("logs/build.log");
  });
});

describe.skipIf(!isHere("zsh"))("in zsh (skipped where it is not installed)", () => {
  // The completion system needs a person at a line editor: its two functions that are called say here what they were given.
  const offers = (typed: string[]): string[] => {
    const script = `
      compdef() { }
      _files() { print files }
      _describe() { print -rl -- "\${(@P)@[-1]}" }
      source ${path("zsh")}
      words=(coveo-error "$@"); CURRENT=$#words; PREFIX=$words[-1]; _coveo-error`;
    const offered = shell("zsh", ["-f", "-c", script, "zsh", ...typed]).stdout.split("\n").filter(Boolean).map((line) => line.split(":")[0] ?? "");
    return offered.filter((each) => each.startsWith(typed.at(-1) ?? "") || each === "files");
  };

  test.each(cases)("%j is completed to %j", (typed, offered) => {
    expect(offers(typed)).toEqual(offered);
  });
  test("a log, and an option's value, is completed as a file", () => {
    expect([offers(["diagnose", "logs/"]), offers(["report", "--project", ""])]).toEqual([["files"], ["files"]]);
  });
});

test("an unknown shell is named with the known ones, exit 2", async () => {
  expect(await runCommand(["completion", "csh"])).toMatchObject({ code: 2, stdout: "", stderr: "csh is no shell that is known here. One of: bash, zsh, fish.\n" });
});
