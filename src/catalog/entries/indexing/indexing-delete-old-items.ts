import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingDeleteOldItems: Entry = {
  id: "indexing/delete-old-items",
  api: "indexing",
  status: null,
  code: null,
  names: [
    "delete old items",
    "deleteOlderThan",
    "delete older than",
    "delete old does nothing",
    "old items are not deleted",
    "orderingId too low",
  ],
  title: "Delete old items succeeds but deletes nothing",
  symptoms: ["A `Delete old items` request ends in `Success`, and no item is gone."],
  asked: [
    "delete older than removes nothing",
    "old items remain after delete older than",
    "success but old documents are still there",
    "stale items stay in the source",
    "outdated documents are not removed",
    "removing old items has no effect",
    "delete old items with a too low orderingId",
    "nothing is deleted",
    "old items are not purged",
    "items in place after deleting older ones",
    "no effect of older than",
    "delete old leaves everything in place",
  ],
  causes: [
    "The `orderingId` of the request is lower than the one of every item in the source, so nothing counts as old. It is a time in milliseconds since the Unix epoch, 13 digits.",
  ],
  resolutions: [
    {
      when: null,
      do: "Send the request again with a fitting `orderingId`. Inspect an item of the source to see which values it holds.",
    },
  ],
  category: "request",
  retry: "after-fix",
  limits: [{ what: "Length of an `orderingId`", value: 13, unit: "digits" }],
  links: [
    { label: "Delete old items", url: "https://docs.coveo.com/en/131/" },
    { label: "orderingId", url: "https://docs.coveo.com/en/147/" },
    { label: "Inspect an item", url: "https://docs.coveo.com/en/2053#inspect-search-results" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
