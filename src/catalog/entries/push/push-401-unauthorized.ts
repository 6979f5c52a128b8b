import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push401Unauthorized: Entry = {
  id: "push/401/UNAUTHORIZED",
  api: "push",
  status: "401",
  code: "UNAUTHORIZED",
  names: ["unauthenticated", "missing authorization header", "no authorization header", "missing bearer token"],
  title: "The push request carries no authentication",
  symptoms: ["A push request is refused with 401 `UNAUTHORIZED`."],
  asked: [
    "I did not authenticate",
    "no credentials in the request",
    "request without a token",
    "push without an API key",
    "the token is missing",
    "the authorization header is missing",
    "not logged in to the Push API",
    "anonymous push request",
    "where do I put the API key",
    "authorization header missing in the push",
    "request is not authenticated",
  ],
  causes: ["The request was sent without an access token."],
  resolutions: [
    {
      when: null,
      do: "Send the header `Authorization: Bearer <token>`, with the API key of your Push source as the token.",
    },
    {
      when: "If there is no API key yet",
      do: "Select the source on the Sources page and click Create API key in the Action bar.",
    },
    {
      when: "If you would rather use an OAuth2 token",
      do: "Use one whose privileges allow the push. Only older editions of Coveo's page on Push API error codes mention this way.",
    },
  ],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Push source API key", url: "https://docs.coveo.com/en/1546#api-key" },
    { label: "Sources page (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/content/sources/" },
    { label: "Get an access token", url: "https://docs.coveo.com/en/123/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, `${documents.pushApiErrors} (also an OAuth2 token)`, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
