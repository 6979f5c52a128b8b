import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push400OrganizationIsPaused: Entry = {
  id: "push/400/ORGANIZATION_IS_PAUSED",
  api: "push",
  status: "400",
  code: "ORGANIZATION_IS_PAUSED",
  names: ["organization paused", "paused", "org paused", "inactive organization", "paused organization", "organization inactive"],
  title: "The Coveo organization is paused",
  symptoms: ["A push request is refused with 400 `ORGANIZATION_IS_PAUSED`."],
  asked: [
    "the organization is asleep",
    "the organization is not active",
    "wake up or reactivate the organization",
    "our trial or sandbox organization was paused",
    "organization unused for weeks",
    "resume the organization",
    "organization is down for inactivity",
    "organization stopped for lack of use",
    "the organization was switched off",
    "log in again to activate the organization",
  ],
  causes: ["The organization that the request addresses is not active at the moment."],
  resolutions: [
    {
      when: null,
      do: "Wake the organization: log in to the Administration Console of its region, wait until it is active, then push again.",
    },
  ],
  category: "configuration",
  retry: "after-reactivation",
  limits: [],
  links: [
    { label: "Administration Console", url: "https://platform.cloud.coveo.com/" },
    { label: "Administration Console, Canada", url: "https://platform-ca.cloud.coveo.com/" },
    { label: "Administration Console, Europe", url: "https://platform-eu.cloud.coveo.com/" },
    { label: "Administration Console, Australia", url: "https://platform-au.cloud.coveo.com/" },
    { label: "What an organization is", url: "https://docs.coveo.com/en/185/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors],
  checked: "2026-11-20",
};
