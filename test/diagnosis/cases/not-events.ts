import type { LogCase } from "./log-case.ts";

const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });
const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s-1/documents";

/** Lines that name errors of Coveo's although none happened. */
export const notEvents: LogCase[] = [
  silent("a count", `pushed 429 items to ${push}`),
  silent("a duration", `PUT ${push} took 429 ms`),
  silent("a duration without a gap", `PUT ${push} 202 in 503ms`),
  silent("a port", "connecting to api.cloud.coveo.com:443 via proxy:429"),
  silent("a size", `PUT ${push} body 413 KB`),
  silent("a progress", `${push} 401/500 done`),
  silent("a line number", "    at push (node_modules/@coveo/push-api-client/dist/index.js:429:11)"),
  silent("a version", "coveo push-api-client 4.0.4, build 412"),
  silent("an item's id", `PUT ${push}?documentId=https://acme.com/404 202`),
  silent("a commit", "HEAD is now at 4290401 Handle 429 Too Many Requests from Coveo push"),
  silent("commits listed", "a1b2c3d fix: retry on 429 from the Coveo Push API", "4040404 SOURCE_DOES_NOT_EXIST is fatal now"),
  silent("a branch", "Switched to a new branch 'coveo-429-too-many-requests'"),
  silent("a diff", "diff --git a/src/coveo.ts b/src/coveo.ts", "@@ -1,4 +1,6 @@", ` const url = "${push}";`, '+if (response.status === 429) throw new Error("429 Too Many Requests");', '-  "errorCode": "SOURCE_DOES_NOT_EXIST",', '+  "errorCode": "TOO_MANY_DOCUMENTS_DAILY",'),
  silent("a switch over codes", 'case "SOURCE_DOES_NOT_EXIST":', 'case "RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED":', "  return retryLater(coveo);"),
  silent("an enum", "export enum CoveoError {", "  INVALID_TOKEN = 'INVALID_TOKEN',", "  SOURCE_DOES_NOT_EXIST = 'SOURCE_DOES_NOT_EXIST',", "  TOO_MANY_DOCUMENTS_DAILY = 'TOO_MANY_DOCUMENTS_DAILY',", "}"),
  silent("a comment", "// Coveo gives TOO_MANY_DOCUMENTS_DAILY when the day's documents are used up", "# the Push API answers 429 TOO_MANY_REQUESTS"),
  silent("a test's name", " ✓ Coveo push client retries on 429 Too Many Requests (12 ms)", "   ✓ maps SOURCE_DOES_NOT_EXIST to a readable error", "ok 4 - coveo returns 429"),
  silent("pytest", "tests/test_coveo_push.py::test_returns_429_when_throttled PASSED", "tests/test_coveo.py::test_TOO_MANY_DOCUMENTS_DAILY PASSED"),
  silent("go test", "--- PASS: TestCoveoPush/429_TOO_MANY_REQUESTS (0.00s)"),
  silent("a mocked answer", `[nock] intercepted PUT ${push} replying 429`, `msw: mocked response 412 for ${push}`),
  silent("an expected error", `expected error: PUT ${push} 401 {"errorCode":"INVALID_TOKEN","message":"m"}`),
  silent("documentation", "## Coveo errors", "| 412 | `SOURCE_DOES_NOT_EXIST` | Check the source |", "- `TOO_MANY_REQUESTS`: Coveo throttles", "* **429** Too Many Requests from the Coveo Push API: slow down"),
  silent("advice in a help text", "If you get a 429 from the Coveo Push API, slow down.", "In case of 401 check your Coveo API key."),
  silent("a retry policy", `retry policy for ${push}: retry on 429, 500, 502, 503`, "coveo client: retries 429 up to 5 times"),
  silent("a script echoed by the runner", "##[group]Run push", `\u001B[36;1mif [ "$status" = "429" ]; then echo "Coveo says 429 Too Many Requests"; fi\u001B[0m`, `\u001B[36;1mcurl ${push} || echo "push failed with status 412"\u001B[0m`, "##[endgroup]"),
  silent("a traced command", `+ echo 'PUT ${push} failed with status 429'`),
  silent("search results", 'src/coveo/errors.ts:12:  SOURCE_DOES_NOT_EXIST: "gone",', "docs/coveo/push.md:40:429 TOO_MANY_REQUESTS"),
  silent("a list of codes on a line", "known Coveo codes: INVALID_JSON, INVALID_TOKEN, ACCESS_DENIED, SOURCE_DOES_NOT_EXIST, TOO_MANY_DOCUMENTS_DAILY"),
  silent("a list of codes, one a line", "Coveo error codes handled:", "  INVALID_TOKEN", "  ACCESS_DENIED", "  SOURCE_DOES_NOT_EXIST", "  TOO_MANY_DOCUMENTS_DAILY", "  ORGANIZATION_IS_PAUSED"),
  silent("a type error of the compiler", `src/coveo.ts(12,3): error TS2345: Argument of type '"TOO_MANY_REQUESTS"' is not assignable to parameter of type 'CoveoErrorCode'.`),
  silent("zero errors", `summary for ${push}: 429: 0, 412: 0, 5xx: 0`),
  silent("metrics of a load test", "http_req_failed{status:429,host:acme.org.coveo.com} 0"),
];
