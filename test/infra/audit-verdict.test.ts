import { expect, test } from "vitest";
import { auditVerdict } from "../../infra/supply/audit-verdict.ts";

const printed = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total: 612 } } });

test("a registry that knows of nothing is taken at its word", () => {
  expect(auditVerdict(printed({}))).toEqual({ kind: "clean", text: "Nothing is known against the 612 packages of the lockfile." });
});

test("what is known is named, with its advisory", () => {
  const verdict = auditVerdict(printed({ ws: { name: "ws", severity: "high", isDirect: false, range: "<8.17.1", via: [{ title: "Denial of service", url: "https://github.com/advisories/GHSA-3h5v" }] }, dynalite: { name: "dynalite", severity: "high", range: "*", via: ["ws"] } }));
  expect(verdict).toEqual({ kind: "found", text: "Known against 2 of 612 packages:\nhigh: ws <8.17.1: Denial of service https://github.com/advisories/GHSA-3h5v\nhigh: dynalite *: by ws" });
});

test.each([
  ["refuses the question", JSON.stringify({ message: "405 Method Not Allowed", method: "POST" }), "Not checked: the registry gave no answer (405 Method Not Allowed)."],
  ["says nothing", "", "Not checked: the registry gave no answer."],
  ["answers with a page", "<html></html>", "Not checked: the registry gave no answer."],
])("a registry that %s has not said that all is well", (_, text, words) => {
  expect(auditVerdict(text)).toMatchObject({ kind: "not-checked", text: expect.stringContaining(words) });
});
