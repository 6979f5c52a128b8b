import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { describe, expect, test } from "vitest";
import { licencesPage, licencesPath } from "../infra/supply/licences.ts";
import { askedVersions, lockedPackages } from "../infra/supply/locked-packages.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root }).toString().trim().split("\n");

describe("what the project is built from", () => {
  const packages = lockedPackages();

  test("is locked by its content, and names no registry", () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ integrity }) => integrity === undefined || !integrity.startsWith("sha512-"))).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test("is asked for in exact versions", () => {
    expect(Object.entries(askedVersions()).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test("is under licences that let it be shipped", () => {
    const allowed = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "Unlicense"]);
    // Used as they are, unchanged: a WebAssembly module under the Mozilla licence, and the font of the charts under Bitstream Vera's.
    const looked = new Set(["@resvg/resvg-wasm", "dejavu-fonts-ttf"]);
    expect(packages.filter(({ shipped, licence, name }) => shipped && !allowed.has(licence) && !looked.has(name))).toEqual([]);
  });

  test("is listed with its licences as it is now (npm run licences)", () => {
    expect(readFileSync(licencesPath, "utf8")).toBe(licencesPage());
  });
});

describe("the repository", () => {
  // Invented, for tests of just this.
  const invented = new Set(["test/adapters/ci/providers/aws-logs.test.ts AWSSecretAccessKey", "test/adapters/redaction/redact.test.ts BasicAuth", "test/pipelines/safe-name.test.ts BasicAuth"]);
  /** A token made of words: Slack's have numbers. */
  const isOfWords = (text: string): boolean => /^xox[bp]-[a-z-]+$/.test(text);
  const secretsIn = async (path: string, content: string): Promise<string[]> => {
    const { messages } = await lintSource({
      source: { filePath: path, content, ext: "", contentType: "text" },
      options: { config: { rules: [{ id: "preset", rule: creator, options: {}, rules: [] }] } },
    });
    return messages.filter(({ range: [from, to] }) => !isOfWords(content.slice(from, to))).map(({ messageId }) => `${path} ${messageId}`);
  };

  test("holds no secret", async () => {
    const texts = tracked.filter((path) => !/\.(wasm|png|gif|ttf|gz|zip)$/.test(path));
    const found: string[] = [];
    for (const path of texts) found.push(...(await secretsIn(path, readFileSync(root + path, "utf8"))));
    expect([...new Set(found)].filter((each) => !invented.has(each))).toEqual([]);
  });

  test("would be told of one", async () => {
    expect(await secretsIn("x.ts", `const token = "xoxb-${"123456789012-".repeat(2)}AbCdEfGhIjKlMnOpQrStUvWx";`)).toEqual(["x.ts SLACK_TOKEN"]);
  });
});
