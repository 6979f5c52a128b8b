import type { Category } from "../../../catalog/entry.ts";

/** A pipeline that can be made to fail. `provider`: its name in the registry; `lines`: what its failed job printed. */
export type Sample = { id: string; title: string; provider: string; project: string; job: string; category: Category | "none"; lines: readonly string[] };

const org = "northwindproduction8f2k";
const source = `https://api.cloud.coveo.com/push/v1/organizations/${org}/sources/${org}-products`;
const documents = `${source}/documents/batch`;
const analytics = "https://analytics.cloud.coveo.com/rest/ua/v15/analytics";
/** Made up; it has the shape of Coveo's API keys. */
const secret = ["xx", "4f9c2b61-7d0e-4c1b-9f4e-0f5a3f2f7c11"].join("");

const push = (status: string, code: string, message: string, call = `PUT ${documents}`): string[] => [
  `[push] ${call}`,
  `[push] failed: HTTP ${status}`,
  `[push] {"message":"${message}","errorCode":"${code}","requestID":"7b1d2c0a-58e3-4d6f-a0c2-9e51f3b7d482"}`,
];

/** The first is the tour's. */
export const gallery: readonly Sample[] = [
  {
    id: "throttled", title: "Throttled while pushing", provider: "github", project: "catalog-sync", job: "push products", category: "throttling",
    lines: ["[push] 18 400 products in 74 batches", "[push] batch 31 of 74", ...push("429 Too Many Requests", "TOO_MANY_REQUESTS", "Too many requests were sent."), "Error: gave up after 5 tries"],
  },
  {
    id: "none", title: "No Coveo error at all", provider: "github", project: "web-shop", job: "unit tests", category: "none",
    lines: ["npm warn registry 429 Too Many Requests - GET https://registry.example/left-pad", " FAIL  cart.test.ts > adds up", "AssertionError: expected 41 to be 42", "Tests  1 failed | 218 passed (219)"],
  },
  {
    id: "daily-limit", title: "Daily document limit", provider: "gitlab", project: "price-feeder", job: "feed", category: "daily-limit",
    lines: ["feeding 250000 prices", ...push("429 Too Many Requests", "TOO_MANY_DOCUMENTS_DAILY", "The daily limit of documents was reached."), "feeder stopped: 112400 of 250000 prices"],
  },
  {
    id: "secret", title: "A secret in the log", provider: "gitlab", project: "legacy-export", job: "export", category: "authentication",
    lines: ["set -x", `+ curl -X PUT -H 'Authorization: Bearer ${secret}' ${documents}`, ...push("401 Unauthorized", "INVALID_TOKEN", `The token ${secret} is invalid or has expired.`), "export failed"],
  },
  {
    id: "source-gone", title: "Source does not exist", provider: "circleci", project: "catalog-loader", job: "push to Coveo", category: "configuration",
    lines: ["[push] 1250 products read", ...push("412 Precondition Failed", "SOURCE_DOES_NOT_EXIST", `Source ${org}-products was not found in the organization.`), "Error: push stopped after 0 of 5 batches"],
  },
  {
    id: "expired", title: "Upload address expired", provider: "buildkite", project: "media-index", job: "upload", category: "authorization",
    lines: [
      `[push] file container created: POST https://api.cloud.coveo.com/push/v1/organizations/${org}/files`,
      "[push] compressing 241 MB, this takes a while",
      "[push] PUT https://coveo-nprod-customerdata.s3.amazonaws.com/proda/blobs/northwind/3f1c?X-Amz-Expires=3600",
      "[push] failed: HTTP 403 Forbidden",
      "[push] <Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires></Error>",
    ],
  },
  {
    id: "quota", title: "License's document limit", provider: "bitbucket", project: "archive", job: "push archive", category: "quota",
    lines: ["archive: 4 800 000 documents", ...push("412 Precondition Failed", "DOCUMENT_LIMIT_EXCEEDED", "The document limit of the organization was exceeded."), "push archive: failed"],
  },
  {
    id: "analytics", title: "Wrong content type", provider: "azure-devops", project: "storefront-checks", job: "smoke test", category: "request",
    lines: ["smoke: one search event is sent", `POST ${analytics}/search`, "HTTP/1.1 415 Unsupported Media Type", '{"statusCode":415,"message":"The Content-Type of the request is not supported.","type":"InvalidRequest"}', "smoke test failed"],
  },
  {
    id: "relationships", title: "Permissions too often", provider: "travis", project: "intranet-permissions", job: "sync permissions", category: "throttling",
    lines: ["syncing 61 groups, 4 210 members", ...push("429 Too Many Requests", "RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED", "The rate limit of relationship updates was exceeded.", `PUT https://api.cloud.coveo.com/push/v1/organizations/${org}/providers/intranet/permissions`), "sync stopped at group 17 of 61"],
  },
  {
    id: "token", title: "Token refused", provider: "jenkins", project: "docs-indexer", job: "index", category: "authentication",
    lines: ["indexing 312 pages", ...push("401 Unauthorized", "INVALID_TOKEN", "The token is invalid or has expired."), "index failed"],
  },
  {
    id: "service", title: "Service not available", provider: "teamcity", project: "nightly-rebuild", job: "rebuild", category: "service",
    lines: ["rebuild starts", `[push] PUT ${documents}`, "[push] failed: HTTP 503 Service Unavailable", "rebuild stopped"],
  },
  {
    id: "two", title: "Two errors in one log", provider: "drone", project: "omni-sync", job: "sync-all", category: "request",
    lines: ["sync: products", ...push("412 Precondition Failed", "SOURCE_DOES_NOT_EXIST", `Source ${org}-products was not found in the organization.`), "sync: stores", ...push("400 Bad Request", "INVALID_JSON", "The body is no valid JSON."), "sync: 2 of 3 feeds failed"],
  },
  {
    id: "paused", title: "Organization is paused", provider: "tekton", project: "trial-loader", job: "push", category: "service",
    lines: ["loading 40 sample products", ...push("400 Bad Request", "ORGANIZATION_IS_PAUSED", "The organization is paused because of inactivity."), "loader ended with 1"],
  },
  {
    id: "parameter", title: "Parameter missing", provider: "aws-eventbridge", project: "delete-sweeper", job: "sweep", category: "request",
    lines: ["sweep: what is older than last night's load", ...push("412 Precondition Failed", "MISSING_PARAMETER", "The parameter documentId is missing.", `DELETE ${source}/documents`), "Phase complete: BUILD State: FAILED"],
  },
  {
    id: "analytics-throttled", title: "Analytics events throttled", provider: "aws-sns", project: "event-replay", job: "replay", category: "throttling",
    lines: ["replaying 90 000 events of yesterday", `POST ${analytics}/click`, "HTTP/1.1 429 Too Many Requests", '{"statusCode":429,"message":"Too many requests.","type":"TooManyRequestsException"}', "Phase complete: BUILD State: FAILED"],
  },
  {
    id: "too-large", title: "Item too large", provider: "report", project: "manuals", job: "push", category: "payload",
    lines: ["manual-2026.pdf: 11.2 MB", `[push] PUT ${documents}`, "[push] failed: HTTP 413 Request Entity Too Large", "make: *** [push] Error 1"],
  },
];
