import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingOutOfSequenceOperation: Entry = {
  id: "indexing/OUT_OF_SEQUENCE_OPERATION",
  api: "indexing",
  status: null,
  code: "OUT_OF_SEQUENCE_OPERATION",
  names: ["out of sequence", "operation skipped", "add operation skipped", "wrong orderingId", "orderingId out of order"],
  title: "Operations arrived out of chronological order",
  symptoms: [
    "The Log Browser shows `OUT_OF_SEQUENCE_OPERATION` on an item.",
    "Other signs vary: an `Add` may be green in the Activity Browser although its result is `Skipped`.",
  ],
  asked: [
    "items are skipped",
    "updates are skipped because of the orderingId",
    "orderingId is not increasing",
    "orderingId is not chronological",
    "updates sent in the wrong order",
    "the activity browser is green but the item is skipped",
    "an older orderingId than before",
    "operations out of order",
    "Coveo ignores an update",
    "item update was ignored",
    "delete after update is skipped",
    "a newer orderingId is already there",
    "timestamps of the items go backwards",
  ],
  causes: ["`orderingId` values that you passed with add, update or delete requests are not in chronological order."],
  resolutions: [
    { when: "If the damage is serious", do: "Reset the Push source." },
    {
      when: "To keep it from happening again",
      do: "Leave `orderingId` out wherever Coveo sets it by itself: to the current time in milliseconds since the Unix epoch, 13 digits.",
    },
    { when: "If you need a Delete old items request", do: "Inspect an item to learn its `orderingId`." },
  ],
  category: "request",
  retry: "after-fix",
  limits: [{ what: "Length of an `orderingId`", value: 13, unit: "digits" }],
  links: [
    { label: "orderingId", url: "https://docs.coveo.com/en/147/" },
    { label: "Reset a Push source", url: "https://docs.coveo.com/en/35#reset-a-push-source" },
    { label: "Delete old items", url: "https://docs.coveo.com/en/131/" },
    { label: "Inspect an item", url: "https://docs.coveo.com/en/2053#inspect-search-results" },
    { label: "Log Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/logs/browser/" },
    { label: "Activity Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/activity/browser/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
