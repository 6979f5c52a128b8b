import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics429TooManyRequestsException: Entry = {
  id: "usage-analytics/429/TooManyRequestsException",
  api: "usage-analytics",
  status: "429",
  code: "TooManyRequestsException",
  names: ["TOO_MANY_REQUESTS", "too many events", "too many analytics events", "analytics throttling"],
  title: "The Usage Analytics API is throttling you",
  symptoms: ["The answer holds `\"type\": \"TooManyRequestsException\"`."],
  asked: [
    "too many analytics events",
    "events are logged in a loop",
    "usage analytics is throttled",
    "analytics limits our rate of calls",
    "too many calls to usage analytics",
    "the site sends too many click events",
    "we log events too often",
    "analytics blocks our events for too many requests",
    "endless loop of events",
    "we flood usage analytics with events",
    "click events are throttled",
  ],
  causes: [
    "More calls came than are allowed in that time.",
    "Most likely more events are logged than anybody needs, or a fault in the application logs them again and again.",
  ],
  resolutions: [
    { when: null, do: "Pause until throttling ends." },
    { when: null, do: "Find out why so many events are sent, and bring the rate of calls down to a usual one." },
    {
      when: "If you use the Coveo JavaScript Search Framework",
      do: "Follow its own page on usage analytics. With direct calls, follow the one on logging events.",
    },
  ],
  category: "throttling",
  retry: "backoff",
  limits: [],
  links: [
    { label: "Log usage analytics events", url: "https://docs.coveo.com/en/1373/" },
    { label: "JavaScript Search Framework usage analytics", url: "https://docs.coveo.com/en/365/" },
    { label: "Coveo JavaScript Search Framework", url: "https://docs.coveo.com/en/187/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
