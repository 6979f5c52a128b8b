import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400InvalidToken: Entry = {
  id: "usage-analytics/400/InvalidToken",
  api: "usage-analytics",
  status: "400",
  code: "InvalidToken",
  names: ["invalid API key", "API key disabled", "API key deleted", "API key expired", "expired search token", "search token expired", "expired token", "token expired"],
  title: "Coveo does not recognize the token of the Usage Analytics request",
  symptoms: ["The answer holds `\"type\": \"InvalidToken\"`."],
  asked: [
    "the search token has expired",
    "the search token is too old",
    "the token of the analytics call is not recognized",
    "the analytics API key was deleted",
    "the search token is not accepted any more",
    "the analytics API key was disabled or revoked",
    "the IP address is not allowed by the analytics key",
    "renew the search token",
    "analytics token is invalid",
    "analytics token has expired",
    "the key of the analytics call is rejected",
  ],
  causes: [
    "The OAuth2 token or search token has expired.",
    "The API key was disabled or deleted in the target organization.",
    "The API key does not admit the IP address that the request comes from.",
  ],
  resolutions: [
    { when: "If you use an OAuth2 token or a search token", do: "Get a fresh one and send the request again." },
    { when: "If you use an API key", do: "Change the key, or create a new one with the privileges you need." },
  ],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Get an access token", url: "https://docs.coveo.com/en/123/" },
    { label: "Renew expired search tokens", url: "https://docs.coveo.com/en/56#renew-expired-search-tokens" },
    { label: "Privileges", url: "https://docs.coveo.com/en/228/" },
    { label: "What the Coveo Platform is", url: "https://docs.coveo.com/en/186/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
