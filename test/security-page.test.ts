import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const claims = [...readFileSync(`${root}SECURITY.md`, "utf8").matchAll(/^\| (.+?) \| `(test\/[^`]+)`: "(.+)" \|$/gm)].map(([, claim = "", path = "", title = ""]) => ({ claim, path, title }));

test("SECURITY.md makes claims", () => {
  expect(claims.length).toBeGreaterThan(10);
});

test.each(claims)("the claim is held by a test: $claim", ({ path, title }) => {
  expect(existsSync(root + path) ? readFileSync(root + path, "utf8") : `no file ${path}`).toContain(`"${title}"`);
});
