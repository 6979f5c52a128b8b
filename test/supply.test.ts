import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { licencesPage, licencesPath } from "../infra/supply/licences.ts";
import { askedVersions, lockedPackages } from "../infra/supply/locked-packages.ts";
import { pastTexts, presentTexts, type RepositoryText } from "../infra/supply/repository-texts.ts";
import { secretsIn } from "../infra/supply/secrets-in.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const git = (folder: string, ...args: string[]): string => execFileSync("git", args, { cwd: folder }).toString().trim();
const tracked = (name: string): string[] => git(root, "ls-files", "--cached", "--others", "--exclude-standard").split("\n").filter((path) => path === name || path.endsWith(`/${name}`));

describe("what the project is built from", () => {
  const packages = lockedPackages();

  test.each(tracked("package-lock.json"))("is locked by its content, and names no registry: %s", (lockfile) => {
    const locked = lockedPackages(lockfile);
    expect(locked.length).toBeGreaterThan(4);
    expect(locked.filter(({ integrity }) => integrity === undefined || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))).toEqual([]);
    expect(locked.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test.each(tracked("package.json"))("is asked for in exact versions: %s", (file) => {
    const asked = Object.entries(askedVersions(file));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test("has a lockfile for each of its lists of packages", () => {
    expect(tracked("package-lock.json").map((path) => path.replace("package-lock.json", "package.json"))).toEqual(tracked("package.json"));
  });

  test("is under licences that let it be shipped", () => {
    const allowed = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "Unlicense"]);
    // Used as they are, unchanged: a WebAssembly module under the Mozilla licence, and the font of the charts under Bitstream Vera's.
    const looked = new Set(["@resvg/resvg-wasm MPL-2.0", "dejavu-fonts-ttf SEE LICENSE IN README.md AND LICENSE"]);
    expect(packages.filter(({ shipped, licence, name }) => shipped && !allowed.has(licence) && !looked.has(`${name} ${licence}`))).toEqual([]);
  });

  test("is listed with its licences as it is now (npm run licences)", () => {
    expect(readFileSync(licencesPath, "utf8")).toBe(licencesPage());
  });
});

/** Each look at the same text is one. */
const foundIn = async (texts: readonly RepositoryText[]): Promise<string[]> => {
  const found = new Set<string>();
  for (const [text, [first]] of Map.groupBy(texts, ({ text }) => text)) {
    for (const { kind, value } of await secretsIn(text)) found.add(`${first?.name}: ${kind} ${value}`);
  }
  return [...found];
};

describe("the repository", () => {
  // Invented or published as samples, for tests of just this. By value: another one beside it is told of.
  const invented = [
    "xx564559b1-0045-48e1-953c-3addd1ee4457",
    "xx00c0ffee-0000-4000-8000-00000000cafe",
    "AKIAXR53HMMLS7IPSCIQ",
    'secretAccessKey: "wJalrXUtnFEMI/K7MDENG+',
    "https://ci:hunter22@api.cloud.coveo.com",
    "https://ci:hunter22@ci.acme",
    "sk-customer-portal-frontend",
  ];
  /** A token made of words: Slack's have numbers. */
  const isInvented = (found: string): boolean => invented.some((value) => found.endsWith(` ${value}`)) || / xox[bp]-[a-z-]+$/.test(found);

  test("holds no secret, nor did it in any of its versions", async () => {
    const texts = [...presentTexts(root), ...pastTexts(root)];
    expect(texts.length).toBeGreaterThan(1_000);
    expect((await foundIn(texts)).filter((found) => !isInvented(found))).toEqual([]);
  });

  test("would be told of one that is there, was there, or stands in what a commit says", async () => {
    const [now, before, said] = [`xoxb-${"123456789012-".repeat(2)}AbCdEfGhIjKlMnOpQrStUvWx`, `xx${"0a1b2c3d-0a1b-4c3d-8e5f-".concat("0a1b2c3d4e5f")}`, `ghp_${"a1B2c3D4e5".repeat(4).slice(0, 36)}`];
    const folder = mkdtempSync(join(tmpdir(), "secrets-"));
    try {
      git(folder, "init", "-q");
      const commit = (message: string): string => git(folder, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qam", message);
      writeFileSync(join(folder, "a.txt"), before);
      git(folder, "add", "a.txt");
      commit(`Say ${said} aloud`);
      writeFileSync(join(folder, "a.txt"), "nothing");
      commit("Take it out");
      writeFileSync(join(folder, "b.txt"), now);
      expect((await foundIn([...presentTexts(folder), ...pastTexts(folder)])).toSorted()).toEqual(expect.arrayContaining([`a commit: github-token ${said}`, `a.txt: coveo-key ${before}`, `b.txt: slack-token ${now}`]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
