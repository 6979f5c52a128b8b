import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push413: Entry = {
  id: "push/413",
  api: "push",
  status: "413",
  code: null,
  names: [
    "Request Entity Too Large",
    "payload too large",
    "content too large",
    "request too large",
    "body too large",
    "item too large",
    "batch too large",
    "batch too big",
    "256 MB",
    "file too large",
  ],
  title: "The push request is larger than allowed",
  symptoms: [
    "A push request is refused with 413 `Request Entity Too Large`.",
    "An item is bigger than 5 MB, or a batch bigger than 256 MB.",
  ],
  asked: [
    "the batch is too large",
    "the item is too large",
    "the file is too large to push",
    "the push is too large",
    "the body exceeds the size limit",
    "how large may an item be",
    "how large may a batch be",
    "maximum size of a push request",
    "item larger than five megabytes",
    "batch over 256 megabytes",
    "the PDF document is too large to push",
    "size limit of the Push API",
    "request size exceeded",
  ],
  causes: ["The total size of the request is above the limit."],
  resolutions: [
    {
      when: "If one item, compressed or not, has more than 5 MB of data",
      do: "Push it through a large file container, not with `data` or `compressedBinaryData` in the body.",
    },
    { when: "If a batch is larger than 256 MB", do: "Split it into smaller ones." },
    {
      when: "If one item in a container is larger than 256 MB before compression",
      do: "Compress it with Deflate, GZip, LZMA or ZLib and push it again.",
    },
  ],
  category: "payload",
  retry: "after-fix",
  limits: [
    { what: "Data of one item in the request body", value: 5, unit: "megabytes" },
    { what: "A batch, or one uncompressed item in a file container", value: 256, unit: "megabytes" },
  ],
  links: [
    { label: "Request size limits", url: "https://docs.coveo.com/en/63#request-size-limits" },
    { label: "The compressedBinaryDataFileId property", url: "https://docs.coveo.com/en/69/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
