import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push412DocumentLimitExceeded: Entry = {
  id: "push/412/DOCUMENT_LIMIT_EXCEEDED",
  api: "push",
  status: "412",
  code: "DOCUMENT_LIMIT_EXCEEDED",
  names: ["document limit", "item limit", "item limit reached", "index is full", "too many items in the index", "maximum number of items"],
  title: "The organization holds as many pushed items as it may",
  symptoms: [
    "A push request is refused with 412 `DOCUMENT_LIMIT_EXCEEDED`.",
    "The System Performance page may show the item limit as exceeded.",
  ],
  asked: [
    "the index is full",
    "no more items are accepted",
    "too many items in our sources",
    "the item quota of the organization is used up",
    "reached the maximum number of documents in the organization",
    "index capacity is exhausted",
    "we have more items than the license allows",
    "no room for more documents in the index",
    "push fails because there are too many items",
    "item limit of the organization exceeded",
    "no space for new items",
    "the number of indexed items is at its maximum",
    "index is at capacity",
    "may not add more items to the index",
  ],
  causes: ["You may index no more items with the Push API: their maximum number is reached."],
  resolutions: [
    { when: null, do: "Delete items from one of your Push sources, best with a batch call." },
    { when: "If a whole Push source is no longer needed", do: "Delete that source instead." },
  ],
  category: "quota",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "System Performance (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/organization/system-performance/" },
    { label: "Manage batches of items", url: "https://docs.coveo.com/en/90/" },
    { label: "Delete a source", url: "https://docs.coveo.com/en/3390#delete-a-source" },
    { label: "What indexing is", url: "https://docs.coveo.com/en/204/" },
    { label: "What a source is", url: "https://docs.coveo.com/en/246/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors],
  checked: "2026-11-20",
};
