import type { LogCase } from "./log-case.ts";

/** Logs that name Coveo but no address of its. */
export const words: LogCase[] = [
  { name: "Coveo answered with a status", log: ["ERROR Coveo push failed: HTTP 429 Too Many Requests"], finds: ["push/429 @1 likely ×1"] },
  { name: "Coveo and a code on a line", log: ["ERROR [coveo] push of 40 items rejected: ACCESS_DENIED"], finds: ["push/403/ACCESS_DENIED @1 likely ×1"] },
  { name: "an exception class of the project's own", log: ["com.acme.search.CoveoPushException: 412 Precondition Failed: INVALID_PARAMETER"], finds: ["push/412/INVALID_PARAMETER @1 certain ×1"] },
  { name: "announced on the line above", log: ["Pushing 1200 documents to Coveo source products...", "Error: Request failed with status code 413"], finds: ["push/413 @2 likely ×1"] },
  { name: "announced on the line above, a body below", log: ["Uploading batch 3 to Coveo", 'response: 401 {"message":"m","errorCode":"UNAUTHORIZED"}'], finds: ["push/401/UNAUTHORIZED @2 likely ×1"] },
  { name: "a rare code where the log speaks of Coveo", log: ["coveo-push: source acme-1: SOURCE_DOES_NOT_EXIST"], finds: ["push/412/SOURCE_DOES_NOT_EXIST @1 likely ×1"] },
  { name: "a code that only Coveo has, without any sign of Coveo", log: ["job failed: RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"], finds: ["push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED @1 certain ×1"] },
  { name: "metadata too large, from an indexing report", log: ["item https://acme.com/1 rejected (TOTAL_METADATA_SIZE_EXCEEDS_LIMIT)"], finds: ["indexing/TOTAL_METADATA_SIZE_EXCEEDS_LIMIT @1 certain ×1"] },
  { name: "a refresh that timed out", log: ["Coveo source acme-1 activity: SOURCE_REFRESH_TIMEOUT, the operation was stopped"], finds: ["indexing/SOURCE_REFRESH_TIMEOUT @1 certain ×1"] },
  { name: "out of sequence", log: ["Coveo item status: Skipped, OUT_OF_SEQUENCE_OPERATION"], finds: ["indexing/OUT_OF_SEQUENCE_OPERATION @1 likely ×1"] },
  { name: "a push body with its request id and nothing else", log: ['ERROR sync failed: {"message":"Invalid access token","errorCode":"INVALID_TOKEN","requestID":"8c1d7f1e-1111-4222-8333-444455556666"}'], finds: ["push/401/INVALID_TOKEN @1 likely ×1"] },
  { name: "a push path without a host", log: ["PUT /push/v1/organizations/acme/sources/acme-1/documents -> 412"], finds: ["push/412 @1 certain ×1"] },
  { name: "the organization's own names are no proof for a bare name", log: ["ORGANIZATION_NOT_FOUND"], finds: [] },
  { name: "Coveo search failing is not a push", log: ["Coveo search query failed with HTTP 429"], finds: [] },
];
