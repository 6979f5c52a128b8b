import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push401InvalidToken: Entry = {
  id: "push/401/INVALID_TOKEN",
  api: "push",
  status: "401",
  code: "INVALID_TOKEN",
  names: ["invalid API key", "API key disabled", "API key deleted", "API key expired", "expired OAuth token", "expired token", "token expired"],
  title: "Coveo does not recognize the access token",
  symptoms: ["A push request is refused with 401 `INVALID_TOKEN`."],
  asked: [
    "the API key was deleted",
    "the API key was disabled or revoked",
    "the API key is no longer valid",
    "the API key does not work any more",
    "the OAuth token has expired",
    "the access token is not recognized",
    "my IP address is not allowed by the API key",
    "the push key only admits other IP addresses",
    "bad or wrong access token",
    "key rejected as invalid",
    "the API key was rotated and the old key is refused",
    "the API key is invalid",
    "the push token is rejected",
    "the key was regenerated",
    "key restricted to other IP addresses",
  ],
  causes: [
    "The API key was disabled or deleted in the target organization.",
    "The API key does not admit the IP address that the request comes from.",
    "The OAuth2 token has expired.",
  ],
  resolutions: [
    {
      when: "If you use an API key",
      do: "Have an administrator create a new one with the privileges you need: select the source on the Sources page and click Create API key in the Action bar. Changing the existing key also works, say older editions of Coveo's page on Push API error codes.",
    },
    { when: "If you use an OAuth2 token", do: "Get a fresh one and send the request again." },
  ],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Sources page (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/content/sources/" },
    { label: "Get an OAuth 2.0 token", url: "https://docs.coveo.com/en/123/" },
    { label: "Authentication", url: "https://docs.coveo.com/en/2120/" },
    { label: "What the Coveo Platform is", url: "https://docs.coveo.com/en/186/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, `${documents.pushApiErrors} (also changing the key)`, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
