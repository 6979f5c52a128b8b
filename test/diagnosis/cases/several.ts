import type { LogCase } from "./log-case.ts";

const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const filler = Array.from({ length: 30 }, (_, index) => `processed chunk ${index}`);

/** Several errors in a log, and one error many times. */
export const several: LogCase[] = [
  {
    name: "a thousand times the same error is one diagnosis",
    log: Array.from({ length: 1000 }, (_, index) => `WARN PUT ${push}?documentId=${index} 429 {"message":"slow down","errorCode":"TOO_MANY_REQUESTS","requestID":"id-0000${index}"}`),
    finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1000"],
  },
  {
    name: "a thousand bare statuses",
    log: Array.from({ length: 1000 }, (_, index) => `WARN PUT ${push}?documentId=${index} -> 429 Too Many Requests`),
    finds: ["push/429 @1 certain ×1000"],
  },
  {
    name: "the cause comes first although it stands last",
    log: [`PUT ${push} 429 {"errorCode":"TOO_MANY_REQUESTS","message":"m"}`, ...filler, `PUT ${push} 401 {"errorCode":"INVALID_TOKEN","message":"m"}`],
    finds: ["push/401/INVALID_TOKEN @32 certain ×1", "push/429/TOO_MANY_REQUESTS @1 certain ×1"],
  },
  {
    name: "a missing source comes before what follows from it",
    log: [`PUT ${push} 412 {"errorCode":"INVALID_PARAMETER","message":"m"}`, ...filler, `PUT ${push} 412 {"errorCode":"SOURCE_DOES_NOT_EXIST","message":"m"}`],
    finds: ["push/412/SOURCE_DOES_NOT_EXIST @32 certain ×1", "push/412/INVALID_PARAMETER @1 certain ×1"],
  },
  {
    name: "in the order of the log where neither causes the other",
    log: [`PUT ${push} 503 Service Unavailable`, ...filler, `PUT ${push} 413 Request Entity Too Large`],
    finds: ["push/5XX @1 certain ×1", "push/413 @32 certain ×1"],
  },
  {
    name: "bare statuses belong to the code that the log names later",
    log: [`PUT ${push} 429`, `PUT ${push} 429`, ...filler, `PUT ${push} 429 {"errorCode":"TOO_MANY_REQUESTS","message":"m"}`],
    finds: ["push/429/TOO_MANY_REQUESTS @33 certain ×1"],
  },
  {
    name: "a retried call that fails at two interfaces",
    log: [`PUT ${push} 429 Too Many Requests`, ...filler, "POST https://analytics.cloud.coveo.com/rest/ua/v15/analytics/custom 429 Too Many Requests"],
    finds: ["push/429 @1 certain ×1", "usage-analytics/429/TooManyRequestsException @32 certain ×1"],
  },
  {
    name: "the same request id is the same error, wherever it is printed again",
    log: [`PUT ${push} 400 {"errorCode":"INVALID_JSON","message":"m","requestID":"r-00001"}`, ...filler, `Summary: {"errorCode":"INVALID_JSON","message":"m","requestID":"r-00001"}`],
    finds: ["push/400/INVALID_JSON @1 certain ×1"],
  },
  {
    name: "among the errors of others",
    log: ["npm ERR! code E401", "npm ERR! 401 Unauthorized - GET https://npm.pkg.github.com/foo", ...filler, `PUT ${push} 412 {"errorCode":"DOCUMENT_LIMIT_EXCEEDED","message":"m"}`, ...filler, "Error response from daemon: toomanyrequests: 429 Too Many Requests"],
    finds: ["push/412/DOCUMENT_LIMIT_EXCEEDED @33 certain ×1"],
  },
];
