import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const claims = [...readFileSync(`${root}SECURITY.md`, "utf8").matchAll(/^\| (.+?) \| `(test\/[^`]+)`: "(.+)" \|$/gm)].map(([, claim = "", path = "", title = ""]) => ({ claim, path, title }));

const page = readFileSync(`${root}SECURITY.md`, "utf8");
const sections = ["What is trusted, and what is not", "What leaks where"];

test.each(sections)("each claim under \"%s\" names the test that holds it", (title) => {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ")).slice(1);
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.filter((row) => !claims.some(({ title: held }) => row.endsWith(`"${held}" |`)))).toEqual([]);
});

test.each(claims)("the claim is held by a test: $claim", ({ path, title }) => {
  expect(existsSync(root + path) ? readFileSync(root + path, "utf8") : `no file ${path}`).toContain(`"${title}"`);
  const before = readFileSync(root + path, "utf8").split(`"${title}"`)[0] ?? "";
  expect(before, "it is skipped").not.toMatch(/\.(?:skip|skipIf|runIf|todo|only|fails)\b[^;]*$/);
});
