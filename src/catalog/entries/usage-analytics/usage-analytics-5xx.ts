import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics5xx: Entry = {
  id: "usage-analytics/5XX",
  api: "usage-analytics",
  status: "5XX",
  code: null,
  names: ["50X", "analytics server error", "analytics service error", "unhandled error"],
  title: "The Usage Analytics API failed on its side",
  symptoms: ["A Usage Analytics request fails with a 5XX status."],
  asked: [
    "usage analytics is down",
    "server error of usage analytics",
    "usage analytics has an outage",
    "the analytics service is unavailable",
    "the analytics service crashes",
    "analytics is broken on Coveo's side",
    "internal error of the analytics API",
    "events cannot be logged because analytics is down",
    "analytics does not respond",
    "events fail on the side of Coveo",
    "analytics has problems",
  ],
  causes: [
    "The request ran into an error that the service does not handle.",
    "The Usage Analytics Write service itself is in trouble.",
  ],
  resolutions: [
    { when: "If you clearly did not cause it", do: "Retry with exponential backoff." },
    { when: null, do: "Look at Coveo's status page." },
  ],
  category: "service",
  retry: "backoff",
  limits: [],
  links: [
    { label: "Coveo status", url: "https://status.cloud.coveo.com" },
    { label: "UA Write API", url: "https://docs.coveo.com/en/18/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
