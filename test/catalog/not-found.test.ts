import { describe, expect, test } from "vitest";
import { find } from "../../src/catalog/find.ts";

const idsSuggested = (query: string): string[] => find(query).suggestions.map((answer) => answer.id);

const silent: Record<string, string[]> = {
  "no question": ["", " ", "...", "???", "🙂", "\u202E\u200B", "hello", "thanks!", "what's the weather", "who is on call", "tell me a joke", "asdfghjkl"],
  "nothing to go by": ["push", "coveo", "usage analytics", "error", "api", "status", "<!channel>", "<script>alert(1)</script>"],
  "a status the catalog lacks": ["418", "410 gone", "422", "419", "200", "301", "999", "4xx", "push 418", "ua 418"],
  "a number that is no status": [
    "429 Main Street",
    "flight BA 412 is delayed",
    "$429",
    "429%",
    "call me at 404",
    "the request took 503 ms",
    "404 items were pushed",
    "line 404",
    "PR #429",
    "build 503 failed",
    "I pushed 412 commits",
    "push 412 boxes",
    "401k",
    "order #503 shipped",
    "room 412 is booked",
    "Tests: 429 passed, 1 failed",
    "2026-11-20 12:00:01,429 something went wrong",
  ],
  "another product": [
    "npm ERR! 404 Not Found - GET https://npm.acme.example/@coveo/push-api-client",
    "npm ERR! 404 '@coveo/push-api-client@1.0.0' is not in this registry.",
    "/home/runner/work/coveo-loader/coveo-loader npm ERR! 404 Not Found",
    "fatal: unable to access 'https://github.com/coveo/cli.git/': The requested URL returned error: 403",
    "kubernetes 503",
    "docker push 429",
    "git push 403",
    "stripe 429 rate limit",
    "keycloak INVALID_TOKEN",
    "jenkins 403",
    "GET http://localhost:8080/health 503",
    "ERROR 1045 (28000): Access denied for user 'root'@'localhost'",
    "ORA-00942: table or view does not exist",
    "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied",
    "com.amazonaws.services.lambda.model.TooManyRequestsException: Rate Exceeded",
    "docker: toomanyrequests: You have reached your pull rate limit",
    '{"error":"invalid_token","error_description":"The access token expired"}',
    '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest"}',
    '{"error":{"code":429,"message":"quota"}}',
    '{"code":"INVALID_TOKEN","message":"bad"}',
    "429 from https://api.stripe.com",
    "SyntaxError: Unexpected token < in JSON at position 0",
  ],
  "another API of Coveo's": ["coveo search api 429", "POST https://acme.org.coveo.com/rest/search/v2 429"],
  "another language": ["¿por qué recibo un error 429?", "Warum bekomme ich Fehler 412?", "erreur 403", "что значит ошибка 403", "429 エラーとは何ですか", "错误 412"],
};

describe.each(Object.entries(silent))("%s", (_, queries) => {
  test.each(queries)("finds nothing: %s", (query) => {
    expect(find(query)).toMatchObject({ query, kind: "not-found", answers: [] });
  });
});

describe("words of the catalog in a question about something else", () => {
  test.each([
    "how do I reset my slack password",
    "how do I create a Push source?",
    "how to delete a source",
    "where is the log browser",
    "ERROR: duplicate key value violates unique constraint",
    'ERROR: relation "users" does not exist',
    "file does not exist",
    "user does not exist",
    "delete old logs",
    "delete my account",
    "time limit exceeded",
    "sale limit exceeded",
    "disk quota exceeded",
    "my subscription expired",
    "certificate has expired",
    "access denied to the office door",
    "my video is paused",
    "connection could not be established",
    "job timed out",
    "organization",
    "token",
    "limit",
  ])("%s", (query) => {
    expect(find(query)).toMatchObject({ kind: "not-found", answers: [] });
  });
});

describe("an error that is not documented", () => {
  test.each([
    "SOURCE_IS_LOCKED",
    "412 SOURCE_IS_LOCKED",
    "push SOURCE_IS_LOCKED",
    "Error code: SOURCE_IS_LOCKED",
    "QUOTA_EXCEEDED",
    "PERMISSION_DENIED: Missing or insufficient permissions.",
    "RATE_LIMITED",
    "INVALID_TOKEN_TYPE",
    "MY_SOURCE_DOES_NOT_EXIST_YET",
    "ExpiredTokenException",
    "ThrottlingException",
    "AccessDeniedException",
    "NullPointerException",
    "ECONNREFUSED",
  ])("%s is not guessed at", (query) => {
    expect(find(query)).toMatchObject({ kind: "not-found", answers: [] });
  });

  test("gets the nearest as suggestions", () => {
    expect(idsSuggested("SOURCE_IS_LOCKED")).toContain("push/412/SOURCE_DOES_NOT_EXIST");
    expect(idsSuggested('{"errorCode":"DOCUMENT_LIMIT_REACHED"}')).toContain("push/412/DOCUMENT_LIMIT_EXCEEDED");
  });
});

test("nothing is suggested where nothing is near", () => {
  for (const query of ["", "hello", "418", "kubernetes 503", "ECONNREFUSED", "429 Main Street", "keep a token for the friday ring toss"]) expect(idsSuggested(query), query).toEqual([]);
});

test("forty thousand characters of noise are not found", () => {
  expect(find("lorem ipsum ".repeat(3_400)).kind).toBe("not-found");
  expect(find("a".repeat(40_000)).kind).toBe("not-found");
});
