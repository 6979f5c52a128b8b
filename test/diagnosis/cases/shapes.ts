import type { LogCase } from "./log-case.ts";

const call = "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents/batch?fileId=9";
const body = '{"message":"Source not found","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"9a9a-0001"}';
const found = (line: number, verdict = "certain") => [`push/412/SOURCE_DOES_NOT_EXIST @${line} ${verdict} ×1`];
const pretty = ["{", '  "message" : "Source not found",', '  "errorCode" : "SOURCE_DOES_NOT_EXIST",', '  "requestID" : "9a9a-0001"', "}"];

/** The same error as different CI systems and languages show it. */
export const shapes: LogCase[] = [
  { name: "GitHub: timestamps and groups", log: ["##[group]Run node push.js", "\u001B[36;1mnode push.js\u001B[0m", "##[endgroup]", call, body, "##[error]Process completed with exit code 1."].map((line) => `2026-11-02T10:00:00.1234567Z ${line}`), finds: found(5) },
  { name: "GitHub: an error annotation", log: [`2026-11-02T10:00:00.1234567Z ##[error]${call} failed with 412 ${body}`], finds: found(1) },
  { name: "GitLab: sections, returns, colours, stream marks", log: ["\u001B[0Ksection_start:1730541600:step_script\r\u001B[0K\u001B[0K\u001B[36;1mExecuting \"step_script\" stage of the job script\u001B[0;m", "\u001B[32;1m$ node push.js\u001B[0;m", call, body, "\u001B[0Ksection_end:1730541612:step_script\r\u001B[0K\u001B[31;1mERROR: Job failed: exit code 1\u001B[0;m"].map((line) => `2026-11-02T10:00:00.123456Z 01O ${line}`), finds: found(4) },
  { name: "a progress bar overwrites its line before the error", log: [`pushing 10%\rpushing 20%\rpushing 100%\r${call} -> 412 ${body}`], finds: found(1) },
  { name: "Windows line ends", log: [`${call}\r`, `${body}\r`], finds: found(2) },
  { name: "Jenkins: timestamper, pipeline steps", log: ["[Pipeline] sh", `+ ./push.sh`, call, body].map((line) => `[2026-11-02T10:00:00.123Z] ${line}`), finds: found(4) },
  { name: "Jenkins: a maven module", log: ["[INFO] --- exec-maven-plugin:3.1.0:java (default-cli) @ loader ---", `[ERROR] ${call} answered 412`, `[ERROR] ${body}`], finds: found(3) },
  { name: "Azure: sections and prefixes", log: ["##[section]Starting: Push content", call, `##[error]${body}`, "##[section]Finishing: Push content"].map((line) => `2026-11-02T10:00:00.1234567Z ${line}`), finds: found(3) },
  { name: "Buildkite: timestamps in the stream", log: [`\u001B_bk;t=1730541600123\u0007~~~ Running commands`, `\u001B_bk;t=1730541600124\u0007${call}`, `\u001B_bk;t=1730541600125\u0007${body}`], finds: found(3) },
  { name: "CircleCI: the lines of a step as one JSON document", log: [JSON.stringify([{ message: `installing\r\n${call}\r\n${body}\r\nexit 1\r\n`, time: "2026-11-02T10:00:00Z", type: "out" }])], finds: found(1) },
  { name: "Travis: folds", log: ["travis_fold:start:push\r\u001B[0Ktravis_time:start:0a0b\r\u001B[0K$ node push.js", call, body], finds: found(3) },
  { name: "docker compose prefixes", log: [`loader-1  | ${call}`, `loader-1  | ${body}`], finds: found(2) },
  { name: "structured logs", log: [JSON.stringify({ level: 50, time: 1730541600123, msg: "push failed", url: call.slice(4), status: 412, response: JSON.parse(body) })], finds: found(1) },
  { name: "JSON in a JSON string", log: [JSON.stringify({ level: "error", message: `${call} failed: ${body}` })], finds: found(1) },
  { name: "JSON in JSON in JSON", log: [JSON.stringify({ log: JSON.stringify({ level: "error", message: `${call} failed: ${body}` }) })], finds: found(1) },
  { name: "JSON over several lines", log: [call, ...pretty], finds: found(4) },
  { name: "JSON over several lines with timestamps", log: [call, ...pretty].map((line) => `2026-11-02T10:00:00.1234567Z ${line}`), finds: found(4) },
  { name: "URL-encoded", log: [`${call} error=${encodeURIComponent(body)}`], finds: found(1) },
  { name: "HTML entities", log: [`<td>${call}</td><td>${body.replaceAll('"', "&quot;")}</td>`], finds: found(1) },
  { name: "a Python dict", log: [call, "{'message': 'Source not found', 'errorCode': 'SOURCE_DOES_NOT_EXIST', 'requestID': '9a9a-0001'}"], finds: found(2) },
  { name: "Python bytes", log: [call, `b'${body}'`], finds: found(2) },
  { name: "Node's inspected object", log: [call, "{", "  message: 'Source not found',", "  errorCode: 'SOURCE_DOES_NOT_EXIST',", "  requestID: '9a9a-0001'", "}"], finds: found(4) },
  { name: "Ruby's hash", log: [call, '{"message"=>"Source not found", "errorCode"=>"SOURCE_DOES_NOT_EXIST", "requestID"=>"9a9a-0001"}'], finds: found(2) },
  { name: "Go's struct", log: [call, "{Message:Source not found ErrorCode:SOURCE_DOES_NOT_EXIST RequestID:9a9a-0001}"], finds: found(2) },
  { name: "key and value", log: [`level=error msg="push failed" url=${call.slice(4)} status=412 errorCode=SOURCE_DOES_NOT_EXIST`], finds: found(1) },
  { name: "a body cut short", log: [`Client error: \`${call}\` resulted in a \`412 Precondition Failed\` response:`, '{"message":"Source not found","errorCode":"SOURCE_DOES_NOT_E (truncated...)'], finds: found(2) },
  { name: "one line of several megabytes", log: [`${"x ".repeat(1_500_000)}${call} 412 ${body}${" y".repeat(1_000_000)}`], finds: found(1) },
  { name: "one line of several megabytes of JSON", log: [JSON.stringify({ items: Array.from({ length: 40_000 }, (_, index) => ({ id: index, text: "lorem ipsum dolor" })), error: `${call} 412 ${body}` })], finds: found(1) },
  { name: "invisible characters in the code's line", log: [call, `\uFEFF${body.replace("message", "\u200Bmessage")}`], finds: found(2) },
  { name: "colours inside the body", log: [call, body.replace("SOURCE_DOES", "\u001B[31mSOURCE\u001B[0m_DOES")], finds: found(2) },
];
