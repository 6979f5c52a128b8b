import { describe, expect, test } from "vitest";
import type { EvidenceKind } from "../../src/diagnosis/evidence/evidence.ts";
import { rules, type SignalClass } from "../../src/diagnosis/evidence/rules.ts";
import { diagnose } from "./read-case.ts";

/** A text that is such a signal and nothing more. */
const signals: Record<SignalClass, string> = {
  "own-code": "failed: RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED",
  "rare-body": '{"message":"m","errorCode":"SOURCE_DOES_NOT_EXIST"}',
  "rare-code": "failed: SOURCE_DOES_NOT_EXIST",
  "shared-body": '{"message":"m","errorCode":"ACCESS_DENIED"}',
  "shared-code": "failed: ACCESS_DENIED",
  "stated-status": "failed: HTTP 403 Forbidden",
  "answered-status": "got 403",
  "lone-status": "403",
  "implied-status": "(403)",
  "expired-upload": "upload to the container refused: Request has expired",
  "nothing-deleted": "delete old items: 0 items deleted, expected 40",
  "ssl-failure": "The SSL connection could not be established, see inner exception.",
  "throttle-error": "ThrottleError [Throttle Error]",
};

const address = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
/** The signal with such evidence beside it, and no other. */
const places: Record<EvidenceKind, (signal: string) => string[]> = {
  "host-in-line": (signal) => (signal === signals["lone-status"] ? [`PUT ${address}\r${signal}`] : [`PUT ${address} ${signal}`]),
  "host-in-block": (signal) => [signal, "    method: 'put',", `    url: '${address}'`],
  "host-near": (signal) => [`PUT ${address}`, signal],
  "sdk-in-line": (signal) => [`com.coveo.pushapiclient.PlatformClient ${signal}`],
  "sdk-in-block": (signal) => [signal, "\tat com.coveo.pushapiclient.PlatformClient.push(PlatformClient.java:17)"],
  "sdk-near": (signal) => ["com.coveo.pushapiclient.PlatformClient sends a batch", signal],
  "word-in-line": (signal) => [`Coveo push ${signal}`],
  "word-in-block": (signal) => [signal, "\tat com.acme.feeds.PushToCoveo.send(PushToCoveo.java:17)"],
  "word-near": (signal) => ["Pushing 40 items to Coveo", signal],
  "coveo-body": (signal) => [signal.replace("}", ',"requestID":"a1b2-c3d4"}')],
  "client-shape": (signal) => ["Check privileges on your Api key.", signal],
  "indexing-near": (signal) => [`orderingId=1762157462 ${signal.replace("SOURCE_DOES_NOT_EXIST", "OUT_OF_SEQUENCE_OPERATION")}`],
  "coveo-in-log": (signal) => [`PUT ${address} 202`, ...Array.from({ length: 60 }, (_, step) => `prepared chunk number ${step}`), signal.replace('"message":"m",', "").replace("}", ',"requestID":"a1b2-c3d4"}')],
  nothing: (signal) => [signal],
};

/** The same log of somebody else's. */
const ofOthers = (line: string): string =>
  line
    .replace(address, "https://api.acme.io/v1/things")
    .replaceAll("com.coveo.", "com.acme.")
    .replaceAll("PushToCoveo", "PushToAcme")
    .replace("Coveo", "Acme")
    .replace("Check privileges on your Api key.", "Check your key.")
    .replace("orderingId", "run")
    .replace("requestID", "requestId");
/** A longer name, or a class of another spelling. */
const another = (line: string): string => line.replace(/([A-Z]+_[A-Z_]+)/, "MY_$1").replace("ThrottleError [Throttle Error]", "ThrottleError: slow down");

/** What each rule says today. Whoever changes a verdict changes it here too. */
const verdicts: Record<string, "certain" | "likely"> = {
  "own-code/host-in-line": "certain",
  "own-code/host-in-block": "certain",
  "own-code/nothing": "certain",
  "rare-body/host-in-line": "certain",
  "rare-body/host-in-block": "certain",
  "rare-body/sdk-in-line": "certain",
  "rare-body/sdk-in-block": "certain",
  "rare-body/host-near": "certain",
  "rare-body/client-shape": "certain",
  "rare-body/coveo-body": "certain",
  "rare-body/word-in-line": "certain",
  "rare-body/word-in-block": "certain",
  "rare-body/nothing": "likely",
  "rare-code/host-in-line": "certain",
  "rare-code/host-in-block": "certain",
  "rare-code/sdk-in-line": "certain",
  "rare-code/sdk-in-block": "certain",
  "rare-code/host-near": "likely",
  "rare-code/sdk-near": "likely",
  "rare-code/client-shape": "certain",
  "rare-code/word-in-line": "likely",
  "rare-code/word-in-block": "likely",
  "rare-code/word-near": "likely",
  "rare-code/indexing-near": "likely",
  "rare-code/coveo-in-log": "likely",
  "shared-body/host-in-line": "certain",
  "shared-body/host-in-block": "certain",
  "shared-body/sdk-in-line": "certain",
  "shared-body/sdk-in-block": "certain",
  "shared-body/host-near": "certain",
  "shared-body/client-shape": "certain",
  "shared-body/sdk-near": "likely",
  "shared-body/word-in-line": "likely",
  "shared-body/word-in-block": "likely",
  "shared-body/word-near": "likely",
  "shared-body/coveo-body": "likely",
  "shared-body/coveo-in-log": "likely",
  "shared-code/host-in-line": "certain",
  "shared-code/host-in-block": "certain",
  "shared-code/sdk-in-line": "certain",
  "shared-code/sdk-in-block": "certain",
  "shared-code/client-shape": "certain",
  "shared-code/host-near": "likely",
  "shared-code/sdk-near": "likely",
  "shared-code/word-in-line": "likely",
  "shared-code/word-in-block": "likely",
  "shared-code/word-near": "likely",
  "stated-status/host-in-line": "certain",
  "stated-status/host-in-block": "certain",
  "stated-status/sdk-in-line": "certain",
  "stated-status/sdk-in-block": "certain",
  "stated-status/host-near": "likely",
  "stated-status/sdk-near": "likely",
  "stated-status/client-shape": "likely",
  "stated-status/word-in-line": "likely",
  "stated-status/word-in-block": "likely",
  "stated-status/word-near": "likely",
  "lone-status/host-in-line": "likely",
  "lone-status/host-in-block": "likely",
  "lone-status/host-near": "likely",
  "answered-status/host-in-line": "certain",
  "answered-status/host-in-block": "likely",
  "answered-status/host-near": "likely",
  "answered-status/sdk-in-line": "likely",
  "answered-status/sdk-in-block": "likely",
  "answered-status/word-in-line": "likely",
  "implied-status/host-in-line": "certain",
  "implied-status/sdk-in-line": "likely",
  "implied-status/word-in-line": "likely",
  "expired-upload/host-in-line": "certain",
  "expired-upload/host-in-block": "certain",
  "expired-upload/host-near": "certain",
  "expired-upload/sdk-in-line": "certain",
  "expired-upload/sdk-in-block": "certain",
  "expired-upload/sdk-near": "likely",
  "expired-upload/word-in-line": "likely",
  "expired-upload/word-in-block": "likely",
  "expired-upload/word-near": "likely",
  "expired-upload/coveo-in-log": "likely",
  "nothing-deleted/host-in-line": "likely",
  "nothing-deleted/host-in-block": "likely",
  "nothing-deleted/host-near": "likely",
  "nothing-deleted/sdk-in-line": "likely",
  "nothing-deleted/sdk-in-block": "likely",
  "nothing-deleted/sdk-near": "likely",
  "nothing-deleted/word-in-line": "likely",
  "nothing-deleted/word-in-block": "likely",
  "nothing-deleted/word-near": "likely",
  "nothing-deleted/indexing-near": "likely",
  "ssl-failure/sdk-in-line": "certain",
  "ssl-failure/sdk-in-block": "certain",
  "ssl-failure/sdk-near": "likely",
  "ssl-failure/host-in-line": "likely",
  "ssl-failure/host-in-block": "likely",
  "ssl-failure/host-near": "likely",
  "throttle-error/sdk-in-block": "certain",
  "throttle-error/nothing": "likely",
};

const bySelf = new Set<EvidenceKind>(["nothing"]);
const selfProving = new Set<SignalClass>(["own-code", "rare-body", "throttle-error"]);
const cases = rules.map((rule) => ({ ...rule, name: `${rule.signal}/${rule.evidence}`, log: places[rule.evidence](signals[rule.signal]) }));

test("every rule is pinned, and nothing else is", () => {
  expect(cases.map(({ name }) => name).toSorted()).toEqual(Object.keys(verdicts).toSorted());
});

describe("for", () => {
  test.each(cases)("$name", async ({ name, log }) => {
    const { diagnoses } = await diagnose(log.join("\n"));
    expect(diagnoses.map(({ rule, confidence }) => [rule, confidence])).toEqual([[name, verdicts[name]]]);
  });
});

describe("against: the same of somebody else's", () => {
  test.each(cases.filter(({ evidence, signal }) => !bySelf.has(evidence) && !selfProving.has(signal)))("$name", async ({ log }) => {
    expect((await diagnose(log.map(ofOthers).join("\n"))).diagnoses).toEqual([]);
  });
  test.each(cases.filter(({ evidence, signal }) => bySelf.has(evidence) || selfProving.has(signal)))("$name, another name", async ({ log }) => {
    expect((await diagnose(log.map(ofOthers).map(another).join("\n"))).diagnoses).toEqual([]);
  });
});

describe("the sentence that explains", () => {
  test.each(cases)("$name", async ({ log }) => {
    const [diagnosis] = (await diagnose(log.join("\n"))).diagnoses;
    expect(diagnosis?.because).toMatch(/^[^{}]+\.$/);
  });
});
