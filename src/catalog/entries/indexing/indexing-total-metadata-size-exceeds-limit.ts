import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingTotalMetadataSizeExceedsLimit: Entry = {
  id: "indexing/TOTAL_METADATA_SIZE_EXCEEDS_LIMIT",
  api: "indexing",
  status: null,
  code: "TOTAL_METADATA_SIZE_EXCEEDS_LIMIT",
  names: ["metadata too large", "metadata too big", "52428800", "metadata size limit", "metadata limit", "metadata limit exceeded", "too much metadata"],
  title: "The item has too much metadata",
  symptoms: ["The Log Browser shows the item as rejected with `TOTAL_METADATA_SIZE_EXCEEDS_LIMIT`."],
  asked: [
    "the metadata of the item is too large",
    "the item has too much metadata",
    "how much metadata may an item have",
    "maximum size of metadata",
    "item rejected because of its metadata",
    "raise the metadata limit",
    "more than 50 MB of metadata",
    "too many metadata fields on the document",
    "item dropped for oversized metadata",
    "metadata over the limit",
    "too many metadata keys on one item",
    "metadata of the document is larger than 52 MB",
  ],
  causes: ["All metadata of the item together is larger than 52,428,800 bytes."],
  resolutions: [{ when: null, do: "Push less metadata with the item. Nobody can raise this limit." }],
  category: "payload",
  retry: "after-fix",
  limits: [{ what: "All metadata of one item", value: 52428800, unit: "bytes" }],
  links: [
    { label: "Log Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/logs/browser/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
