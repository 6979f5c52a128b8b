import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push403AccessDeniedRequestExpired: Entry = {
  id: "push/403/ACCESS_DENIED/request-expired",
  api: "push",
  status: "403",
  code: "ACCESS_DENIED",
  names: [
    "request has expired",
    "request expired",
    "upload URI expired",
    "uploadUri expired",
    "upload URL expired",
    "file container expired",
    "presigned URL expired",
  ],
  title: "The upload address of the file container has expired",
  symptoms: ["Uploading a batch into a file container on S3 fails with 403 `ACCESS_DENIED`, saying `Request has expired`."],
  asked: [
    "the upload URL is too old",
    "the link of the file container no longer works",
    "the container has expired",
    "uploading the batch later than an hour after creating the container",
    "upload to the file container is forbidden",
    "how long is the upload URI valid",
    "waited too long before uploading into the container",
    "S3 link from Coveo expired",
    "presigned upload URL timed out",
    "60 minutes between container and upload",
    "how long does a file container live",
    "the container is no longer usable",
    "the upload took longer than the link lives",
    "fileId of an old container",
    "uploading to S3 is denied after an hour",
  ],
  causes: ["The container's `uploadUri` is older than 60 minutes, which is as long as it lives."],
  resolutions: [
    { when: null, do: "Create another file container." },
    {
      when: null,
      do: "Upload the batch to the `uploadUri` of the new container, then push its `fileId` to your source, all within the hour.",
    },
  ],
  category: "request",
  retry: "after-fix",
  limits: [{ what: "Life of a file container's `uploadUri`", value: 60, unit: "minutes" }],
  links: [
    { label: "Create a file container", url: "https://docs.coveo.com/en/43/" },
    {
      label: "Upload a batch into the container",
      url: "https://docs.coveo.com/en/90#step-2-upload-the-content-update-into-the-file-container",
    },
    {
      label: "Push the container into the source",
      url: "https://docs.coveo.com/en/90#step-3-push-the-file-container-into-a-push-source",
    },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
