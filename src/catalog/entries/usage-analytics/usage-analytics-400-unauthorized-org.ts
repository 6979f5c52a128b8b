import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400UnauthorizedOrg: Entry = {
  id: "usage-analytics/400/UnauthorizedOrg",
  api: "usage-analytics",
  status: "400",
  code: "UnauthorizedOrg",
  names: ["unauthorized organization", "token not allowed in organization", "missing analytics privilege"],
  title: "The token may not log events to this organization",
  symptoms: ["The answer holds `\"type\": \"UnauthorizedOrg\"`."],
  asked: [
    "the key may not log events",
    "the key may not send analytics data",
    "the token is not allowed to log events to the organization",
    "the API key lacks the right to push analytics",
    "no permission to write usage analytics",
    "analytics data access is not allowed",
    "the token has no rights in the analytics organization",
    "forbidden to log events",
    "writing analytics is denied for this organization",
    "the key lacks the analytics privilege",
    "the organization refuses our events",
  ],
  causes: ["The token lacks privileges in the organization that the request names."],
  resolutions: [
    { when: null, do: "Make sure the token has the privileges that logging events to this organization takes." },
    {
      when: "If you use an API key",
      do: "Set its access level on the Analytics data domain to Allowed, so that it may push analytics data.",
    },
    { when: null, do: "Look for typos in the organization ID." },
  ],
  category: "authorization",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Analytics data domain", url: "https://docs.coveo.com/en/1707#analytics-data-domain" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
