import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push403AccessDenied: Entry = {
  id: "push/403/ACCESS_DENIED",
  api: "push",
  status: "403",
  code: "ACCESS_DENIED",
  names: ["insufficient privileges", "no permission to push", "missing privileges", "key lacks privileges", "check privileges on your API key"],
  title: "The access token may not do this",
  symptoms: [
    "A push request is refused with 403 `ACCESS_DENIED`.",
    "The Python client logs `Check privileges on your Api key.`",
  ],
  asked: [
    "the key has no rights on the source",
    "the key may not push to this source",
    "not allowed to push with this key",
    "forbidden to push items",
    "the API key lacks the privilege to add items",
    "the token has no permission for the source",
    "my key works but pushing is forbidden",
    "push refused for lack of rights",
    "which privileges does the push key need",
    "the key works for reading but pushing is refused",
    "the key belongs to another source",
    "writing to the source is denied",
    "the user may not push documents",
  ],
  causes: ["The token is valid, but it lacks privileges for this request."],
  resolutions: [
    {
      when: "If you use an API key",
      do: "Have an administrator create one that may push to this source: select the source on the Sources page and click Create API key in the Action bar. Changing the existing key also works, say older editions of Coveo's page on Push API error codes.",
    },
    {
      when: "If you use an OAuth 2.0 token",
      do: "Have an administrator give your identity the privileges in the target organization, or hand you an API key that has them on the source.",
    },
  ],
  category: "authorization",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Sources page (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/content/sources/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, `${documents.pushApiErrors} (also changing the key)`, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
