import type { LogCase } from "./log-case.ts";

const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const denied = '{"message":"m","errorCode":"ACCESS_DENIED"}';
const escape = "\u001B";
const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });

/** What stands in another step says nothing of this one. */
export const steps: LogCase[] = [
  { name: "jest's tests passed before the push", log: ["PASS src/push.test.ts", "  ✓ reports an invalid token (3 ms)", "Tests:       12 passed, 12 total", "Ran all test suites.", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @5 certain ×1"] },
  { name: "vitest's tests passed before the push", log: [" ✓ src/push.test.ts (3 tests) 5ms", " Test Files  1 passed (1)", "      Tests  3 passed (3)", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @4 certain ×1"] },
  { name: "maven built before the push", log: ["[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0", "[INFO] BUILD SUCCESS", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @3 certain ×1"] },
  { name: "go's tests passed before the push", log: ["--- PASS: TestPush (0.01s)", "PASS", "ok  \tacme/feed\t0.4s", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @4 certain ×1"] },
  { name: "a traced command ends the tests", log: ["PASS src/push.test.ts", "+ ./push.sh", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @3 certain ×1"] },
  { name: "CodeBuild's next command ends the tests", log: ["PASS src/push.test.ts", "[Container] 2026/11/02 10:00:00.120034 Running command node push.js", `PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @3 certain ×1"] },
  { name: "Tekton's next step ends the tests", log: ["[ci : unit] PASS src/push.test.ts", `[ci : push] PUT ${push} 403 ${denied}`], finds: ["push/403/ACCESS_DENIED @2 certain ×1"] },
  { name: "a batch that went well is no passing test", log: [`✖ batch 1: PUT ${push} 403 ${denied}`, "✓ batch 2 pushed to the source"], finds: ["push/403/ACCESS_DENIED @1 certain ×1"] },
  { name: "TeamCity's label stands before a bare status", log: [`[10:00:01]W:\t [Step 2/3] + curl -s -o /dev/null -w '%{http_code}' -X POST ${push}`, "[10:00:02]W:\t [Step 2/3] 413"], finds: ["push/413 @2 likely ×1"] },
  { name: "Docker Compose's label stands before a trace", log: [`loader-1  | PUT ${push}`, "loader-1  | Error: Request failed with status code 429", "loader-1  |     at settle (settle.js:19:12)"], finds: ["push/429 @2 likely ×1"] },
  { name: "another container's call in between is not ours", log: [`loader-1  | PUT ${push}`, "db-1      | checkpoint complete", "loader-1  | HTTP 429 Too Many Requests"], finds: ["push/429 @3 likely ×1"] },
  { name: "gh's view of a log", log: [`push\tUNKNOWN STEP\t2026-11-02T02:00:01.0000001Z PUT ${push}`, "push\tUNKNOWN STEP\t2026-11-02T02:00:01.0000001Z 412"], finds: ["push/412 @2 likely ×1"] },
  { name: "Jenkins hides a note before the line", log: [`${escape}[8mha:////4JZrS0xW1oyUAAAAlx+LCAAAAAAAAP9b85aBtbiIQTGjNKU4P08vOT+vOD8nVc83PyU1x6OyILUoJzMv2y+/JJUBAhiZGBgqihhk0NSjKDWzXb3RdlLBUSYGJk8GtpzUvPSSDB8G5tKinBIGIZ+sxLJE/ZzEvHT94JKizLx0a6BxUmjGOUNodHsLgAzWEgYx/eT83ILSktQifY2k4pxCTX0ACKS1scQAAAA=${escape}[0m[Pipeline] sh`, `${escape}[8mha:////4AAAA==${escape}[0mPUT ${push} 403 Forbidden`], finds: ["push/403 @2 certain ×1"] },
  { name: "a step's output as CircleCI hands it out, short", log: [`[{"message":"PUT ${push}\\r\\n\\u001b[31m403\\u001b[39m\\r\\n","time":"2026-11-02T10:00:00Z","type":"out"}]`], finds: ["push/403 @1 likely ×1"] },
  { name: "GitHub's annotation has a title", log: ["::error file=push.mjs,line=3,title=Coveo push::412 SOURCE_DOES_NOT_EXIST"], finds: ["push/412/SOURCE_DOES_NOT_EXIST @1 likely ×1"] },
  { name: "Airflow's worker names a line that looks like an answer", log: [`[2026-11-02, 08:00:00 UTC] {http.py:204} INFO - PUT ${push}`, "[2026-11-02, 08:00:01 UTC] {http.py:217} ERROR - HTTP error: Forbidden", `[2026-11-02, 08:00:01 UTC] {http.py:218} ERROR - ${denied}`], finds: ["push/403/ACCESS_DENIED @3 certain ×1"] },
  silent("what a test provoked stays silent before its runner's mark", "PASS src/push.test.ts", `    push failed: 429 {"errorCode":"TOO_MANY_REQUESTS","message":"m","requestID":"a-1-b-2"}`, "Tests:       12 passed, 12 total"),
  silent("what another step called is not what failed here", `[ci : push] PUT ${push}`, "[ci : notify] HTTP 403 Forbidden"),
];
