import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push400InvalidJson: Entry = {
  id: "push/400/INVALID_JSON",
  api: "push",
  status: "400",
  code: "INVALID_JSON",
  names: ["invalid JSON body", "malformed JSON body", "malformed JSON", "not valid JSON", "duplicate keys in JSON", "duplicate JSON keys"],
  title: "The request body is not the JSON that the Push API expects",
  symptoms: ["A push request is refused with 400 `INVALID_JSON`."],
  asked: [
    "broken JSON in the push",
    "the pushed JSON is not valid",
    "the data key is missing in the item",
    "compressedBinaryData is missing in the item",
    "compressedBinaryDataFileId is missing in the batch",
    "the same key appears twice in the item",
    "JSON syntax error in the push body",
    "Push API cannot parse my JSON",
    "the item model is wrong",
    "the payload of the push is malformed",
    "push body with a duplicate key",
    "the JSON of my item is refused",
    "addOrUpdate is malformed",
  ],
  causes: ["The body is not valid JSON, or a key that this kind of push needs, such as `data`, is missing."],
  resolutions: [
    { when: null, do: "Run the body through a JSON validator." },
    {
      when: "If you push items",
      do: "Compare the body with the item models. No key and no sub-object may appear twice.",
    },
    { when: "If the item is not compressed", do: "Make sure its body has at least a `data` key." },
    {
      when: "If it is one compressed item below 5 MB",
      do: "Make sure its body has at least a `compressedBinaryData` key.",
    },
    {
      when: "If it is a batch, or one compressed item of 5 MB or more",
      do: "Make sure the body has at least a `compressedBinaryDataFileId` key.",
    },
  ],
  category: "payload",
  retry: "after-fix",
  limits: [{ what: "Compressed item from which `compressedBinaryDataFileId` is needed", value: 5, unit: "megabytes" }],
  links: [
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
    { label: "Item models", url: "https://docs.coveo.com/en/78#item-models" },
    { label: "Item metadata in a Push source", url: "https://docs.coveo.com/en/115/" },
    { label: "The data property", url: "https://docs.coveo.com/en/31/" },
    { label: "The compressedBinaryData property", url: "https://docs.coveo.com/en/164/" },
    { label: "The compressedBinaryDataFileId property", url: "https://docs.coveo.com/en/69/" },
    { label: "What an item is", url: "https://docs.coveo.com/en/210/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
