import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400NoWorkgroupAssociatedWithToken: Entry = {
  id: "usage-analytics/400/NoWorkgroupAssociatedWithToken",
  api: "usage-analytics",
  status: "400",
  code: "NoWorkgroupAssociatedWithToken",
  names: ["workgroup", "no workgroup", "token without organization", "token not associated with an organization", "missing org parameter"],
  title: "The token belongs to no organization",
  symptoms: ["The answer holds `\"type\": \"NoWorkgroupAssociatedWithToken\"`."],
  asked: [
    "the token has no organization",
    "the token is not tied to an organization",
    "the org parameter is missing",
    "an OAuth token needs the org parameter",
    "the token does not belong to any organization",
    "which organization does the token belong to",
    "analytics with an OAuth token and no organization",
    "the token is not linked to an organization",
    "which org does this OAuth token use",
    "organization of the token is unknown",
  ],
  causes: ["The token is tied to no organization. Usually it is an OAuth2 token: unlike API keys and search tokens, it has none."],
  resolutions: [
    { when: "If you stay with the OAuth2 token", do: "Name the organization in the `org` query parameter." },
    { when: "If you can change the token", do: "Use an API key or a search token, which belong to an organization." },
  ],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "What an organization is", url: "https://docs.coveo.com/en/185/" },
    { label: "What a search token is", url: "https://docs.coveo.com/en/1346/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
