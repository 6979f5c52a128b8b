import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push404ErrorDeserializingBatchDocumentFromS3: Entry = {
  id: "push/404/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3",
  api: "push",
  status: "404",
  code: "ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3",
  names: ["error deserializing batch document", "batch document cannot be deserialized", "batch deserialization error"],
  title: "The batch in the file container cannot be read",
  symptoms: ["A push request is refused with 404 `ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3`."],
  asked: [
    "the batch file cannot be read",
    "Coveo cannot read the batch from S3",
    "the uploaded batch file is corrupt",
    "the batch is not one JSON object",
    "the batch is not UTF-8",
    "wrong encoding of the batch",
    "the batch file cannot be parsed",
    "the batch JSON is broken",
    "duplicate keys in the batch file",
    "the file in the container cannot be processed",
    "the batch has special characters in a wrong encoding",
    "the batch file has the wrong format",
  ],
  causes: ["Coveo fetched a large file of the batch from S3 and could not deserialize it."],
  resolutions: [
    { when: "If you push raw text without compression", do: "Encode it as UTF-8." },
    { when: null, do: "Make sure the batch is one valid JSON object." },
    { when: null, do: "Make sure no key in it appears twice." },
    { when: null, do: "Try smaller batches, with fewer operations in each." },
  ],
  category: "payload",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Manage batches of items", url: "https://docs.coveo.com/en/90/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors],
  checked: "2026-11-20",
};
