import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingErrorDeserializingBatchDocumentFromS3: Entry = {
  id: "indexing/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3",
  api: "indexing",
  status: null,
  code: "ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3",
  names: ["JSON deserialization error", "deserialization", "deserialization error while consuming", "items of a batch not indexed", "unescaped quotes", "unescaped characters"],
  title: "Coveo accepted the batch but cannot read its JSON",
  symptoms: [
    "The batch was pushed with success, yet some or all of its items are not in the index.",
    "The Log Browser shows `ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3` in the `Consuming` stage.",
  ],
  asked: [
    "the push succeeded but items are missing from the index",
    "the batch was accepted but nothing is indexed",
    "pushed items never show up in the source",
    "half of the items are missing after the push",
    "a quote in the batch is not escaped",
    "special characters in the batch are not escaped",
    "deserialization error in the Log Browser",
    "documents do not appear after a successful push",
    "push returned success but the items are not searchable",
    "batch accepted but only part of it is indexed",
    "items lost between push and index",
    "double quotes break the batch",
  ],
  causes: [
    "Characters in the uploaded batch are not escaped or encoded as JSON requires, for example double quotes inside a string.",
    "A push only starts the indexing, which runs later and can fail after the push was accepted.",
  ],
  resolutions: [
    { when: null, do: "Produce the batch with a JSON library of your language, not by joining strings, and upload it again." },
  ],
  category: "payload",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "JSON standard: strings", url: "https://datatracker.ietf.org/doc/html/rfc8259#section-7" },
    { label: "Log Browser (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/logs/browser/" },
    { label: "The indexing pipeline", url: "https://docs.coveo.com/en/1893/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
