import type { LogCase } from "./log-case.ts";

const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-src1/documents/batch";
const statusOf = (status: number, url = push) => [`ERROR request failed: HTTP ${status} for PUT ${url}`];

/** Which entry an error is: codes beat statuses, hosts tell the interfaces apart. */
export const whichError: LogCase[] = [
  { name: "429 alone at a Push address is open among the three limits", log: statusOf(429), finds: ["push/429 @1 certain ×1"] },
  { name: "412 alone at a Push address", log: statusOf(412), finds: ["push/412 @1 certain ×1"] },
  { name: "400 alone at a Push address", log: statusOf(400), finds: ["push/400 @1 certain ×1"] },
  { name: "401 alone at a Push address", log: statusOf(401), finds: ["push/401 @1 certain ×1"] },
  { name: "403 alone at a Push address", log: statusOf(403), finds: ["push/403 @1 certain ×1"] },
  { name: "404 alone at a Push address", log: statusOf(404), finds: ["push/404 @1 certain ×1"] },
  { name: "413 has one entry", log: statusOf(413), finds: ["push/413 @1 certain ×1"] },
  { name: "415 has one entry", log: statusOf(415), finds: ["push/415/UNSUPPORTED_MEDIA_TYPE @1 certain ×1"] },
  { name: "500 at a Push address", log: statusOf(500), finds: ["push/5XX @1 certain ×1"] },
  { name: "504 at a Push address", log: statusOf(504), finds: ["push/5XX @1 certain ×1"] },
  { name: "414 at a Push address is the general one", log: statusOf(414), finds: ["http/414 @1 certain ×1"] },
  { name: "a status nobody documented is nothing", log: statusOf(409), finds: [] },
  { name: "504 of the platform is the general one", log: statusOf(504, "https://platform.cloud.coveo.com/rest/organizations/acme/sources"), finds: ["http/504 @1 certain ×1"] },
  { name: "414 of the platform is the general one", log: statusOf(414, "https://platform-eu.cloud.coveo.com/rest/organizations/acme/sources?x=1"), finds: ["http/414 @1 certain ×1"] },
  { name: "429 of the analytics host", log: statusOf(429, "https://analytics.cloud.coveo.com/rest/ua/v15/analytics/search"), finds: ["usage-analytics/429/TooManyRequestsException @1 certain ×1"] },
  { name: "404 of the old analytics host", log: statusOf(404, "https://usageanalytics.coveo.com/rest/v15/analytics/search"), finds: ["usage-analytics/404/InvalidUri @1 certain ×1"] },
  { name: "406 of the analytics host", log: statusOf(406, "https://analytics-eu.cloud.coveo.com/rest/ua/v15/analytics/custom"), finds: ["usage-analytics/406/InvalidRequest @1 certain ×1"] },
  { name: "401 of the analytics host has no entry of its own", log: statusOf(401, "https://analytics-eu.cloud.coveo.com/rest/ua/v15/analytics/custom"), finds: ["http/401 @1 certain ×1"] },
  { name: "503 of the organization's analytics host", log: statusOf(503, "https://acme.analytics.org.coveo.com/rest/ua/v15/analytics/custom"), finds: ["usage-analytics/5XX @1 certain ×1"] },
  { name: "the organization's own host with a push path", log: statusOf(412, "https://acme.org.coveo.com/push/v1/organizations/acme/sources/s1/documents"), finds: ["push/412 @1 certain ×1"] },
  { name: "a HIPAA host", log: statusOf(412, "https://apihipaa.cloud.coveo.com/push/v1/organizations/acme/sources/s1/documents"), finds: ["push/412 @1 certain ×1"] },
  { name: "the Search API is not in the catalog", log: statusOf(429, "https://platform.cloud.coveo.com/rest/search/v2?organizationId=acme"), finds: [] },
  { name: "the Search API on the organization's host is not either", log: statusOf(401, "https://acme.org.coveo.com/rest/search/v2"), finds: [] },
  {
    name: "a code beats the status beside it",
    log: [`PUT ${push} failed: 400 {"errorCode":"ORGANIZATION_IS_PAUSED","message":"paused"}`],
    finds: ["push/400/ORGANIZATION_IS_PAUSED @1 certain ×1"],
  },
  {
    name: "the daily limit is not throttling",
    log: [`PUT ${push} failed: 429 Too Many Requests {"message":"limit","errorCode":"TOO_MANY_DOCUMENTS_DAILY"}`],
    finds: ["push/429/TOO_MANY_DOCUMENTS_DAILY @1 certain ×1"],
  },
  {
    name: "the relationship rate limit is not throttling",
    log: [`PUT ${push} 429`, '{"errorCode":"RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED","message":"x"}'],
    finds: ["push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED @2 certain ×1"],
  },
  {
    name: "an expired upload address is no missing privilege: S3's XML",
    log: [
      "Uploading batch to file container https://coveo-nprod-customerdata.s3.amazonaws.com/proda/blobs/acme/8e2?X-Amz-Date=20261102T100000Z&X-Amz-Expires=3600",
      "Upload failed with status 403",
      '<?xml version="1.0" encoding="UTF-8"?>',
      "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires></Error>",
    ],
    finds: ["push/403/ACCESS_DENIED/request-expired @4 certain ×1"],
  },
  {
    name: "an expired upload address in a Push body",
    log: [`PUT ${push}`, '403 {"message":"Request has expired","errorCode":"ACCESS_DENIED","requestID":"q-1-2-3"}'],
    finds: ["push/403/ACCESS_DENIED/request-expired @2 certain ×1"],
  },
  {
    name: "an expired upload address of a bucket that Coveo does not name, beside a Coveo client",
    log: [
      "ERROR com.coveo.pushapiclient.FileContainer upload of batch 7 failed",
      "403 Forbidden: <Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
    ],
    finds: ["push/403/ACCESS_DENIED/request-expired @2 likely ×1"],
  },
  {
    name: "the same message in the Log Browser's words is the indexing one",
    log: ["Log Browser export: stage=Consuming source=acme-src errorCode=ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3"],
    finds: ["indexing/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3 @1 certain ×1"],
  },
  {
    name: "the deserializing error of a push call",
    log: ['404 {"message":"x","errorCode":"ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3"}'],
    finds: ["push/404/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3 @1 certain ×1"],
  },
  {
    name: "InvalidRequest with its status 406",
    log: ['POST https://analytics.cloud.coveo.com/rest/ua/v15/analytics/click -> 406 {"message":"x","type":"InvalidRequest"}'],
    finds: ["usage-analytics/406/InvalidRequest @1 certain ×1"],
  },
  {
    name: "InvalidRequest with its status 415",
    log: ["POST https://analytics.cloud.coveo.com/rest/ua/v15/analytics/click", "HTTP/1.1 415 Unsupported Media Type", '{"message":"x","type":"InvalidRequest"}'],
    finds: ["usage-analytics/415/InvalidRequest @3 certain ×1"],
  },
  {
    name: "InvalidToken from the analytics host",
    log: ['HTTP 400 from https://analytics.cloud.coveo.com/rest/ua/v15/analytics/view: {"message":"bad token","type":"InvalidToken"}'],
    finds: ["usage-analytics/400/InvalidToken @1 certain ×1"],
  },
  {
    name: "InvalidToken from the search host is the Search API's",
    log: ['HTTP 400 from https://platform.cloud.coveo.com/rest/search/v2: {"message":"bad token","type":"InvalidToken"}'],
    finds: [],
  },
  { name: "InvalidToken from nowhere is anybody's", log: ['400 {"message":"bad token","type":"InvalidToken"}'], finds: [] },
  {
    name: "a token without an organization proves itself",
    log: ['{"message":"No workgroup","type":"NoWorkgroupAssociatedWithToken"}'],
    finds: ["usage-analytics/400/NoWorkgroupAssociatedWithToken @1 certain ×1"],
  },
  {
    name: "a general name of a status at the analytics host",
    log: ["POST https://analytics.cloud.coveo.com/rest/ua/v15/analytics/view 429 TOO_MANY_REQUESTS"],
    finds: ["usage-analytics/429/TooManyRequestsException @1 certain ×1"],
  },
  {
    name: "the platform's own body names the push entry",
    log: ['GET https://platform.cloud.coveo.com/rest/organizations/acme/sources 401 {"message":"m","errorCode":"INVALID_TOKEN"}'],
    finds: ["push/401/INVALID_TOKEN @1 certain ×1"],
  },
];
