import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400UnauthorizedHub: Entry = {
  id: "usage-analytics/400/UnauthorizedHub",
  api: "usage-analytics",
  status: "400",
  code: "UnauthorizedHub",
  names: ["wrong search hub", "search hub mismatch", "not authorized to insert events in search hub", "originLevel1 mismatch"],
  title: "The search token is for another search hub",
  symptoms: [
    "The answer holds `\"type\": \"UnauthorizedHub\"`.",
    "Its message names both hubs: the one of the event and the one that the token is restricted to.",
  ],
  asked: [
    "the search hub differs from the one in the token",
    "`You are not authorized to insert events in search hub`",
    "`your token restricts you to search hub`",
    "the token is restricted to another search hub",
    "originLevel1 differs from the search hub",
    "events use another hub than the token",
    "wrong originLevel1",
    "the search hub is not allowed",
    "the token permits another search hub",
    "search hub of the event is wrong",
    "token and event have different search hubs",
  ],
  causes: ["In most cases the `searchHub` of the search token differs from `originLevel1` in the body."],
  resolutions: [
    { when: null, do: "Send an `originLevel1` that equals the token's `searchHub`, or request a search token for the hub you need." },
    { when: null, do: "Look for typos in `originLevel1`." },
  ],
  category: "authorization",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Request a search token", url: "https://docs.coveo.com/en/56#request-a-search-token" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
