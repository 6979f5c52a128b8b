import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push404OrganizationNotFound: Entry = {
  id: "push/404/ORGANIZATION_NOT_FOUND",
  api: "push",
  status: "404",
  code: "ORGANIZATION_NOT_FOUND",
  names: ["unknown organization", "wrong organization id", "organizationId not recognized", "org not found", "organization does not exist"],
  title: "Coveo knows no organization with this ID",
  symptoms: ["A push request is refused with 404 `ORGANIZATION_NOT_FOUND`."],
  asked: [
    "the organization is unknown",
    "Coveo cannot find our organization",
    "typo in the organization id",
    "there is no such organization",
    "wrong org id in the push URL",
    "the organization id is invalid",
    "organization not recognized",
    "the organization in the URL is wrong",
  ],
  causes: ["The `organizationId` in the request matches no organization."],
  resolutions: [{ when: null, do: "Check the spelling of the target organization's `organizationId`." }],
  category: "configuration",
  retry: "after-fix",
  limits: [],
  links: [{ label: "What an organization is", url: "https://docs.coveo.com/en/185/" }],
  sources: [`${documents.pushApiErrors2017}: only there, newer documents no longer list it`],
  checked: "2026-11-20",
};
