import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400InvalidTokenHeader: Entry = {
  id: "usage-analytics/400/InvalidTokenHeader",
  api: "usage-analytics",
  status: "400",
  code: "InvalidTokenHeader",
  names: ["bearer typo", "Baerer", "typo in Bearer", "typo in Authorization header", "malformed authorization header"],
  title: "The Authorization header is malformed",
  symptoms: ["The answer holds `\"type\": \"InvalidTokenHeader\"`."],
  asked: [
    "bearer is misspelled",
    "typo in the authorization header of the analytics call",
    "the token header is malformed",
    "the authorization header is badly formatted",
    "wrong spelling of Bearer",
    "the word Bearer is missing in the authorization header",
    "Bearer written wrong",
    "authorization header not well formed",
    "the token header has a typo",
  ],
  causes: ["The header that carries the token is not well formed, for example because of a typo such as `Baerer`."],
  resolutions: [{ when: null, do: "Write the header exactly as `Authorization: Bearer <token>`, with your access token at the end." }],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [{ label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" }],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
