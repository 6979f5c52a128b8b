import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingSourceRefreshTimeout: Entry = {
  id: "indexing/SOURCE_REFRESH_TIMEOUT",
  api: "indexing",
  status: null,
  code: "SOURCE_REFRESH_TIMEOUT",
  names: ["refresh timeout", "communication issue", "source stuck in rebuild", "source left in rebuild", "operation stopped due to inactivity"],
  title: "The source was left in rebuild without activity",
  symptoms: [
    "The Activity Browser shows a communication issue with `SOURCE_REFRESH_TIMEOUT`: the operation was stopped because of inactivity.",
    "The Log Browser shows no errors.",
  ],
  asked: [
    "the source is stuck in rebuild",
    "the source hangs in rebuild",
    "the source has been rebuilding for hours",
    "the source stays in rebuild status",
    "the refresh of the source timed out",
    "Coveo stopped the refresh because nothing happened",
    "communication issue in the activity browser",
    "source operation stopped for inactivity",
    "set the source status back to idle",
    "source never leaves rebuild",
    "rebuild was aborted after a long time without activity",
    "source shows retrieving content",
    "source status forgotten in rebuild",
  ],
  causes: ["The status of the source stayed `REBUILD` for too long while nothing happened."],
  resolutions: [
    { when: null, do: "Set the status of the Push source to `REBUILD`." },
    { when: "When the source shows `Retrieving content`", do: "Set its status back to `IDLE`." },
    { when: null, do: "Wait a few minutes, until it is idle and shows `Ready to receive content`." },
  ],
  category: "configuration",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Set the status of a Push source", url: "https://docs.coveo.com/en/35#update-the-status-of-a-push-source" },
    { label: "Activity Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/activity/browser/" },
    { label: "Log Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/logs/browser/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
