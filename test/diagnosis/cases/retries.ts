import type { LogCase } from "./log-case.ts";

const push = "https://api-eu.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const slow = '{"message":"m","errorCode":"TOO_MANY_REQUESTS"}';
const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });

/** A call that was tried again: silence where it went well, the error where it did not. */
export const retries: LogCase[] = [
  silent("the same address is answered well later", `PUT ${push}/batch?fileId=1 503`, `PUT ${push}/batch?fileId=1 202`),
  silent("a wait is announced, the next answer is good", `PUT ${push} 429 ${slow}`, "waiting 5 s", `PUT ${push} 202 Accepted`, "lint: 2 problems", "exit 1"),
  silent("told in words", `WARN coveo: 429 TOO_MANY_REQUESTS for batch 3, backing off`, "INFO coveo: batch 3 accepted on the second attempt", "ERROR cannot write report.html"),
  silent("several times, then well", ...[1, 2, 3].map((time) => `PUT ${push} 429 ${slow}, retry ${time} of 5`), `PUT ${push} 202`, "push finished"),
  silent("without an address on the answer", "WARN c.a.CoveoClient - PUT status: 429, retrying in 2s", "INFO c.a.CoveoClient - PUT status: 202"),
  { name: "retries that end in giving up", log: [`PUT ${push} 429 ${slow}, retry 1 of 2`, `PUT ${push} 429 ${slow}, retry 2 of 2`, "giving up after 2 retries"], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×2"] },
  { name: "another batch went well, this one did not", log: [`batch 1: PUT ${push}/batch?fileId=1 429 ${slow}`, `batch 2: PUT ${push}/batch?fileId=2 202`, "1 batch failed"], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1"] },
  { name: "a retry is announced and another batch goes well, but the step says what it lost", log: [`PUT ${push}/batch?fileId=1 503, retrying`, `PUT ${push}/batch?fileId=2 202`, "Push failed: fileId 1 was not accepted"], finds: ["push/5XX @1 certain ×1"] },
  { name: "the retry meets another error", log: [`PUT ${push} 429 ${slow}, waiting 30 s`, `PUT ${push} 429 {"message":"m","errorCode":"TOO_MANY_DOCUMENTS_DAILY"}, stopping`], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1", "push/429/TOO_MANY_DOCUMENTS_DAILY @2 certain ×1"] },
  { name: "the success is another step's", log: [`PUT ${push} 429 ${slow}, retrying`, "exit 1", "##[group]Run actions/upload-artifact", "POST https://results.acme.io/x 201 Created"], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1"] },
  { name: "the success is another service's", log: [`PUT ${push} 429 ${slow}, retrying`, "POST https://hooks.acme.io/notify 200 OK"], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1"] },
  { name: "an upload of artifacts is no answer to the push", log: [`PUT ${push} 429 ${slow} waiting 30 s`, "+ ./upload.sh", 'Uploading artifacts as "archive" to coordinator... 201 Created'], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1"] },
  { name: "no retry: a later good call of another address", log: [`PUT ${push}?documentId=1 412 {"message":"m","errorCode":"INVALID_PARAMETER"}`, `PUT ${push}?documentId=2 202`], finds: ["push/412/INVALID_PARAMETER @1 certain ×1"] },
];
