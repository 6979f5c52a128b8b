import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push429RelationshipUpdateRateLimitExceeded: Entry = {
  id: "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED",
  api: "push",
  status: "429",
  code: "RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED",
  names: ["relationship update rate limit", "security identity rate limit", "security identities rate limit"],
  title: "Security relationships are updated too often",
  symptoms: [
    "Push requests that update relationships of security identities fail with 429 `RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED`.",
    "The System Performance page may show that a Push API limit is reached.",
  ],
  asked: [
    "too many updates of security identities",
    "security identities are updated too often",
    "too many relationship updates",
    "group members updated too often",
    "pushing permissions of users and groups is throttled",
    "security provider updates are throttled",
    "permission model updates are throttled",
    "identity updates are rate limited",
    "group memberships pushed too fast",
    "security identities throttled",
    "limit on security identities reached",
  ],
  causes: ["Relationships were updated faster than the Push API's limit for them permits."],
  resolutions: [
    { when: null, do: "Wait for the limit to reset, then send these updates more slowly." },
    { when: null, do: "Retry automatically, with pauses that grow exponentially." },
  ],
  category: "throttling",
  retry: "backoff",
  limits: [],
  links: [
    { label: "Push API limits", url: "https://docs.coveo.com/en/63/" },
    { label: "Retry with exponential backoff", url: "https://docs.coveo.com/en/n91c0225#how-can-i-automatically-handle-the-situation" },
    { label: "System Performance (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/organization/system-performance/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
