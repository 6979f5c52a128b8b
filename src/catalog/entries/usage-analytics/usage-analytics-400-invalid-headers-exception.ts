import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400InvalidHeadersException: Entry = {
  id: "usage-analytics/400/InvalidHeadersException",
  api: "usage-analytics",
  status: "400",
  code: "InvalidHeadersException",
  names: ["InvalidHeaders", "invalid header", "malformed header"],
  title: "A header of the Usage Analytics request is malformed",
  symptoms: ["The answer holds `\"type\": \"InvalidHeadersException\"`."],
  asked: [
    "a header is badly formatted",
    "malformed header in the analytics call",
    "one of the HTTP headers is invalid",
    "a header value has the wrong type",
    "analytics refuses our headers",
    "header of the wrong format in the UA request",
    "something is wrong with the headers",
  ],
  causes: ["A header is not formatted as it should be; one of the values may be of the wrong type."],
  resolutions: [{ when: null, do: "Check the format of every header value you send." }],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Log usage analytics events", url: "https://docs.coveo.com/en/1373/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
