import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics404InvalidUri: Entry = {
  id: "usage-analytics/404/InvalidUri",
  api: "usage-analytics",
  status: "404",
  code: "InvalidUri",
  names: ["wrong endpoint", "endpoint typo", "typo in endpoint", "unknown endpoint", "endpoint does not exist"],
  title: "The Usage Analytics API has no such endpoint",
  symptoms: ["The answer holds `\"type\": \"InvalidUri\"`."],
  asked: [
    "the analytics endpoint does not exist",
    "typo in the URL of the analytics endpoint",
    "wrong path of the UA Write API",
    "wrong URL for analytics events",
    "the analytics URL is not found",
    "which URL do I send events to",
    "unknown analytics path",
    "the UA endpoint is unknown",
    "wrong analytics route",
    "the analytics address has a typo",
  ],
  causes: ["The request goes to an address that is no endpoint, most often because of a typo."],
  resolutions: [{ when: null, do: "Compare the address with the list of endpoints of the UA Write API." }],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "UA Write API endpoints", url: "https://platform.cloud.coveo.com/docs?api=UsageAnalyticsWrite" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
