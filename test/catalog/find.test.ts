import { describe, expect, test } from "vitest";
import { find } from "../../src/catalog/find.ts";

const idsFor = (query: string): string[] => find(query).answers.map((answer) => answer.id);
const firstStepFor = (query: string): string | undefined => find(query).answers.at(0)?.resolution.at(0);

const push429 = ["push/429/TOO_MANY_REQUESTS", "push/429/TOO_MANY_DOCUMENTS_DAILY", "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"];
const push412 = ["push/412/DOCUMENT_LIMIT_EXCEEDED", "push/412/INVALID_PARAMETER", "push/412/MISSING_PARAMETER", "push/412/SOURCE_DOES_NOT_EXIST"];
const any429 = ["push/429/TOO_MANY_REQUESTS", "usage-analytics/429/TooManyRequestsException", "http/429", ...push429.slice(1)];
const any5xx = ["push/5XX", "usage-analytics/5XX"];
const deserializing = "ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3";

describe("a pasted line with its request's credentials", () => {
  const key = "xx564559b1-0045-48e1-953c-3addd1ee4457";
  test.each([
    ["401 INVALID_TOKEN Authorization: Bearer abc", ["push/401/INVALID_TOKEN"]],
    ["429 TOO_MANY_REQUESTS authorization=\"Bearer abc\"", ["push/429/TOO_MANY_REQUESTS"]],
    ["401 INVALID_TOKEN Authorization: Bearer [redacted: token]", ["push/401/INVALID_TOKEN"]],
    [`push 401 token ${key}`, ["push/401/INVALID_TOKEN", "push/401/UNAUTHORIZED"]],
    ["Authorization: Baerer abc", ["usage-analytics/400/InvalidTokenHeader"]],
  ])("%s finds what the line finds without them", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });
});

describe("a status", () => {
  test.each([
    ["429", any429],
    ["HTTP 429", any429],
    ["error 429?", any429],
    ["４２９", any429],
    ["429s", any429],
    ["\u202E4\u200B29", any429],
    ["412", push412],
    ["HTTP/1.1 412 Precondition Failed", push412],
    ["&lt; HTTP/2 412", push412],
    ["<@U0123ABCD> 412", push412],
    [":rotating_light: push failed: 412", push412],
    ["401", ["push/401/UNAUTHORIZED", "http/401", "push/401/INVALID_TOKEN"]],
    ["403", ["push/403/ACCESS_DENIED", "http/403", "push/403/ACCESS_DENIED/request-expired"]],
    [
      "404",
      ["push/404/ORGANIZATION_NOT_FOUND", "usage-analytics/404/InvalidUri", "http/404", `push/404/${deserializing}`],
    ],
    ["414", ["http/414"]],
    ["502", [...any5xx, "http/502"]],
    ["Bad Gateway", [...any5xx, "http/502"]],
    ["505", any5xx],
    ["599", any5xx],
    ["5xx", [...any5xx, "http/500", "http/502", "http/503", "http/504"]],
    ["50x", [...any5xx, "http/500", "http/502", "http/503", "http/504"]],
  ])("%s finds its entries, one of each API before the variants of one", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });

  test.each([
    ["push 412", push412],
    ["412 push api", push412],
    ["push/412", push412],
    ["ua 429", ["usage-analytics/429/TooManyRequestsException"]],
    ["push 503", ["push/5XX"]],
    ["our ERP connector got a 503 from the push endpoint", ["push/5XX"]],
    ["coveo-loader failed with status 412", push412],
    ["429 when sending click events", ["usage-analytics/429/TooManyRequestsException"]],
    ["usage analytics 401", ["http/401"]],
    ["push 414", ["http/414"]],
  ])("%s asks one API, or HTTP where that API has no such entry", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });

  test("is moved to the front by what is said beside it", () => {
    expect(idsFor("429 daily limit").at(0)).toBe("push/429/TOO_MANY_DOCUMENTS_DAILY");
    expect(idsFor("429 daily limit").toSorted()).toEqual(any429.toSorted());
    expect(idsFor("403 request has expired").at(0)).toBe("push/403/ACCESS_DENIED/request-expired");
  });

  test("502 gets the point about 502 first, 503 does not", () => {
    expect(firstStepFor("502")).toContain("documentId");
    expect(firstStepFor("bad gateway")).toContain("documentId");
    expect(firstStepFor("503")).not.toContain("documentId");
  });
});

describe("a code", () => {
  test.each([
    ["INVALID_TOKEN", ["push/401/INVALID_TOKEN"]],
    ["InvalidToken", ["usage-analytics/400/InvalidToken"]],
    ["invalid token", ["push/401/INVALID_TOKEN", "usage-analytics/400/InvalidToken"]],
    ["analytics INVALID_TOKEN", ["usage-analytics/400/InvalidToken"]],
    ["push InvalidToken", ["push/401/INVALID_TOKEN"]],
    ["InvalidRequest", ["usage-analytics/406/InvalidRequest", "usage-analytics/415/InvalidRequest"]],
    ["InvalidRequest 415", ["usage-analytics/415/InvalidRequest"]],
    ["too many requests", ["push/429/TOO_MANY_REQUESTS", "usage-analytics/429/TooManyRequestsException", "http/429"]],
    ["ACCESS_DENIED", ["push/403/ACCESS_DENIED", "push/403/ACCESS_DENIED/request-expired"]],
    ["ACCESS_DENIED: Request has expired", ["push/403/ACCESS_DENIED/request-expired", "push/403/ACCESS_DENIED"]],
    [deserializing, [`push/404/${deserializing}`, `indexing/${deserializing}`]],
    [`${deserializing} while Consuming`, [`indexing/${deserializing}`]],
    [`pushed, then ${deserializing} in the Log Browser`, [`indexing/${deserializing}`]],
    ["400 SOURCE_DOES_NOT_EXIST", ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ["“SOURCE\u200B_DOES_NOT_EXIST”", ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ["SOURCE_DOES_NOT_EXSIT", ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ["¿Qué significa SOURCE_DOES_NOT_EXIST?", ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ["jenkins job ends with TOO_MANY_REQUESTS", ["push/429/TOO_MANY_REQUESTS"]],
  ])("%s finds its entries", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });
});

describe("an error body", () => {
  test.each([
    ['{"message":"m","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"r"}', ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ['{"errorCode":"OUT_OF_SEQUENCE_OPERATION"}', ["indexing/OUT_OF_SEQUENCE_OPERATION"]],
    ["{'errorCode': 'INVALID_PARAMETER', 'message': 'm'}", ["push/412/INVALID_PARAMETER"]],
    [String.raw`{\"errorCode\":\"INVALID_PARAMETER\",\"message\":\"m\"}`, ["push/412/INVALID_PARAMETER"]],
    ['java.lang.Exception: HTTP error 412 : {"message":"m","errorCode":"SOURCE_DOES_NOT_EX', ["push/412/SOURCE_DOES_NOT_EXIST"]],
    ["Status code: 403 Error code: ACCESS_DENIED Message: m", ["push/403/ACCESS_DENIED", "push/403/ACCESS_DENIED/request-expired"]],
    ['{"message":"m","type":"InvalidToken"}', ["usage-analytics/400/InvalidToken"]],
    ['{ "message": "", "type": "InvalidRequest" }', ["usage-analytics/406/InvalidRequest", "usage-analytics/415/InvalidRequest"]],
    ['406 {"message":"m","type":"InvalidRequest"}', ["usage-analytics/406/InvalidRequest"]],
  ])("%s finds the code's entries of its API", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });

  test.each([
    '{"message":"too many requests","errorCode":"SOURCE_IS_LOCKED","status":429}',
    '{"message":"SOURCE_DOES_NOT_EXIST","type":"SomethingElseException"}',
    '{"errorCode":"InvalidToken","message":"a code of the other API"}',
    '{"message":"m","type":"INVALID_TOKEN"}',
    '{"message":"Token expired","statusCode":419,"type":"ExpiredTokenException"}',
    '{"message":"m","statusCode":400,"type":"InvalidToken"}',
  ])("%s is not in the catalog, whatever else it says", (query) => {
    expect(idsFor(query)).toEqual([]);
  });
});

describe("a host", () => {
  test.each([
    ["429 Client Error: Too Many Requests for url: https://api.cloud.coveo.com/push/v1/x", ["push/429/TOO_MANY_REQUESTS"]],
    ["HTTPSConnectionPool(host='api-us.cloud.coveo.com', port=443): too many 429 error responses", push429],
    ["PUT https://push.cloud.coveo.com/v1/organizations/x 503", ["push/5XX"]],
    ["https://platform-eu.cloud.coveo.com/x 412", push412],
    ["https://acme.org.coveo.com/push/v1 412", push412],
    ["https://acme.analytics.org.coveo.com/x 503", ["usage-analytics/5XX"]],
    ["https://analytics-eu.cloud.coveo.com/x 429", ["usage-analytics/429/TooManyRequestsException"]],
    ["https://usageanalytics.coveo.com/x 429", ["usage-analytics/429/TooManyRequestsException"]],
    ["https://platform.cloud.coveo.com/rest/ua/v15/analytics/click 429", ["usage-analytics/429/TooManyRequestsException"]],
  ])("%s decides the API", (query, expected) => {
    expect(idsFor(query)).toEqual(expected);
  });
});

test("the answers of a look-up carry their query, and no suggestions", () => {
  expect(find(" push 413 ")).toMatchObject({ query: " push 413 ", kind: "found", answers: [{ id: "push/413" }], suggestions: [] });
});

test("the telling part of a long paste is found behind its head", () => {
  const line = '2026-11-20 PUT response: {"message":"m","errorCode":"ORGANIZATION_IS_PAUSED"}';
  expect(idsFor(`${"downloading… done\n".repeat(2_000)}${line}\n${"bye\n".repeat(2_000)}`)).toEqual(["push/400/ORGANIZATION_IS_PAUSED"]);
});
