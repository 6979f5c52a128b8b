import { describe, expect, test } from "vitest";
import { diagnose } from "./read-case.ts";

const url = "https://api.cloud.coveo.com/push/v1/organizations/acmeprod1/sources/acmeprod1-abcdef/documents";

describe("the organization and source that the log was pushing to", () => {
  test.each([
    ["from a Push address", [`PUT ${url} 202`], "acmeprod1", "acmeprod1-abcdef"],
    ["from an address without a source", ["POST https://api.cloud.coveo.com/push/v1/organizations/acmeprod1/files"], "acmeprod1", null],
    ["from the organization's own host", ["POST https://acmeprod1.org.coveo.com/push/v1/x"], "acmeprod1", null],
    ["from the organization's analytics host", ["POST https://acmeprod1.analytics.org.coveo.com/rest/ua/v15/analytics/view"], "acmeprod1", null],
    ["from variables", ["COVEO_ORGANIZATION_ID=acmeprod1", "COVEO_SOURCE_ID=acmeprod1-abcdef"], "acmeprod1", "acmeprod1-abcdef"],
    ["not from what was hidden", ["COVEO_ORGANIZATION_ID=***", "PUT https://api.cloud.coveo.com/push/v1/organizations/***/sources/***"], null, null],
    ["not from a template", ["PUT https://api.cloud.coveo.com/push/v1/organizations/{organizationId}/sources/$SOURCE_ID/documents"], null, null],
    ["not from others' organizations", ["GET https://api.github.com/organizations/412/repos"], null, null],
  ])("%s", async (_, log, organization, source) => {
    expect((await diagnose(log.join("\n"))).target).toEqual({ organization, source });
  });
});

describe("codes of Coveo's that the catalog does not have", () => {
  test.each([
    ["in a body after a call", [`PUT ${url}`, '409 {"message":"The source acme is locked","errorCode":"SOURCE_IS_LOCKED","requestID":"a-1-b-2"}'], [{ code: "SOURCE_IS_LOCKED", status: "409", line: 2 }]],
    ["with its status", [`PUT ${url}`, 'HTTP/1.1 409 Conflict', '{"message":"m","errorCode":"SOURCE_IS_LOCKED"}'], [{ code: "SOURCE_IS_LOCKED", status: "409", line: 3 }]],
    ["of the terminal tool", ["Status code: 423", "Error code: RESOURCE_LOCKED", "Message: m", "Request ID: 1234567"], [{ code: "RESOURCE_LOCKED", status: "423", line: 2 }]],
    ["once, however often", Array.from({ length: 20 }, () => `PUT ${url} 409 {"errorCode":"SOURCE_IS_LOCKED","message":"m"}`), [{ code: "SOURCE_IS_LOCKED", status: "409", line: 1 }]],
    ["of the Search API, where its host is called", ['POST https://acme.org.coveo.com/rest/search/v2 419 {"message":"m","statusCode":419,"type":"ExpiredTokenException"}'], [{ code: "ExpiredTokenException", status: "419", line: 1 }]],
    ["not of others", ['{"message":"m","errorCode":"INVALID_SESSION_ID"}', 'POST https://acme.my.salesforce.com 400 {"errorCode":"MALFORMED_QUERY","message":"m"}'], []],
    ["not a value", [`PUT ${url} 400 {"errorCode":"https://secret.acme.com/x y","message":"m"}`], []],
  ])("%s", async (_, log, unknownCodes) => {
    const diagnosis = await diagnose(log.join("\n"));
    expect(diagnosis.unknownCodes).toEqual(unknownCodes);
    expect(diagnosis.kind).toBe("nothing-found");
  });
});

describe("the excerpt", () => {
  const cut = async (line: string) => (await diagnose(line)).diagnoses[0]?.excerpt ?? "";
  test("is the line without timestamp, colours and markers", async () => {
    expect(await cut(`2026-11-02T10:00:00.1234567Z ##[error]\u001B[31mPUT ${url} 429 Too Many Requests\u001B[0m`)).toBe(`PUT ${url} 429 Too Many Requests`);
  });
  test("holds no secret", async () => {
    expect(await cut(`PUT ${url}?access_token=xx564559b1-0045-48e1-953c-3addd1ee4457 403 Forbidden`)).toBe(`PUT ${url}?access_token=[redacted:coveo-key] 403 Forbidden`);
  });
  test("is cut around what tells", async () => {
    const excerpt = await cut(`${"before ".repeat(2000)}PUT ${url} 412 {"errorCode":"SOURCE_DOES_NOT_EXIST","message":"m"} ${"after ".repeat(2000)}`);
    expect(excerpt.length).toBeLessThanOrEqual(300);
    expect(excerpt).toContain('"errorCode":"SOURCE_DOES_NOT_EXIST"');
    expect(excerpt).toMatch(/^….*…$/);
  });
});

test("a diagnosis is the catalog's answer with its evidence", async () => {
  const { diagnoses } = await diagnose(`PUT ${url} 412`);
  expect(diagnoses[0]).toMatchObject({ id: "push/412", api: "push", status: "412", code: null, category: "request", confidence: "certain", line: 1, count: 1, because: "The status 412 stands on the same line as the Coveo address api.cloud.coveo.com." });
  expect(diagnoses[0]?.alternatives).toEqual(expect.arrayContaining(["push/412/SOURCE_DOES_NOT_EXIST", "push/412/DOCUMENT_LIMIT_EXCEEDED", "push/412/INVALID_PARAMETER", "push/412/MISSING_PARAMETER"]));
});

test("a bare 429 counts as throttling", async () => {
  expect((await diagnose(`PUT ${url} 429`)).diagnoses[0]).toMatchObject({ id: "push/429", code: null, category: "throttling" });
});
