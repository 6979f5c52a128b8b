import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push415UnsupportedMediaType: Entry = {
  id: "push/415/UNSUPPORTED_MEDIA_TYPE",
  api: "push",
  status: "415",
  code: "UNSUPPORTED_MEDIA_TYPE",
  names: ["wrong content type", "wrong Content-Type header", "missing Content-Type header"],
  title: "The push request has the wrong content type",
  symptoms: ["A push request is refused with 415 `UNSUPPORTED_MEDIA_TYPE`."],
  asked: [
    "text/plain sent to the Push API",
    "the content type is missing",
    "the content type is not accepted",
    "which content type does the Push API expect",
    "octet-stream for the upload to the AWS container",
    "x-amz-server-side-encryption header is missing",
    "wrong MIME type in the push",
    "the push needs application/json",
    "upload to the container without the encryption header",
    "Push API does not support XML",
    "form data instead of JSON",
    "uploaded without octet-stream",
  ],
  causes: ["The `Content-Type` header does not fit the request."],
  resolutions: [
    {
      when: "If the request goes to the Push API itself, not to an AWS container",
      do: "Send the header `Content-Type: application/json`.",
    },
    {
      when: "If you upload content to an AWS container",
      do: "Send both `Content-Type: application/octet-stream` and `x-amz-server-side-encryption: AES256`.",
    },
  ],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "The compressedBinaryDataFileId property", url: "https://docs.coveo.com/en/69/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
