import { expect, test } from "vitest";
import { mergeDiagnoses } from "../../src/diagnosis/merge-diagnoses.ts";
import { diagnose, readable } from "./read-case.ts";

const url = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const merged = async (...logs: string[]) => mergeDiagnoses(await Promise.all(logs.map(diagnose)));

test("the same error in several jobs is one, counted together", async () => {
  const diagnosis = await merged(`PUT ${url} 429`, `a\nPUT ${url} 429\nPUT ${url} 429`);
  expect(readable(diagnosis)).toEqual(["push/429 @1 certain ×3"]);
  expect([diagnosis.lines, diagnosis.target]).toEqual([4, { organization: "acme", source: "acme-s1" }]);
});
test("a certain proof is shown rather than a likely one", async () => {
  expect(readable(await merged("ERROR Coveo push failed: HTTP 429", `\n\nPUT ${url} 429`))).toEqual(["push/429 @3 certain ×2"]);
});
test("the cause comes first, whichever job it is in", async () => {
  expect(readable(await merged(`PUT ${url} 503`, `PUT ${url} 401 {"errorCode":"INVALID_TOKEN","message":"m"}`))).toEqual(["push/401/INVALID_TOKEN @1 certain ×1", "push/5XX @1 certain ×1"]);
});
test("a status alone gives way to the code that another job names", async () => {
  expect(readable(await merged(`PUT ${url} 412`, `PUT ${url} 412 {"errorCode":"SOURCE_DOES_NOT_EXIST","message":"m"}`))).toEqual(["push/412/SOURCE_DOES_NOT_EXIST @1 certain ×1"]);
});
test("nothing and nothing is nothing", async () => {
  expect(await merged("a", "b")).toMatchObject({ kind: "nothing-found", diagnoses: [], lines: 2, bytes: 2 });
});
