import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics406InvalidRequest: Entry = {
  id: "usage-analytics/406/InvalidRequest",
  api: "usage-analytics",
  status: "406",
  code: "InvalidRequest",
  names: ["wrong Accept header", "NOT_ACCEPTABLE"],
  title: "The Accept header asks for something else than JSON",
  symptoms: ["The status is 406 and the answer holds `\"type\": \"InvalidRequest\"`."],
  asked: [
    "the Accept header is refused",
    "which Accept header is needed",
    "asking for XML is not acceptable",
    "Accept must be application/json",
    "analytics does not answer in XML",
    "NOT_ACCEPTABLE from analytics",
    "another Accept type is needed",
    "Accept header is text/html",
    "wrong accept type",
  ],
  causes: ["The request has the wrong `Accept` type."],
  resolutions: [{ when: null, do: "Send the header `Accept: application/json`." }],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [{ label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" }],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
