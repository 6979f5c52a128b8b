import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push429TooManyDocumentsDaily: Entry = {
  id: "push/429/TOO_MANY_DOCUMENTS_DAILY",
  api: "push",
  status: "429",
  code: "TOO_MANY_DOCUMENTS_DAILY",
  names: [
    "daily limit",
    "daily quota",
    "daily limit exceeded",
    "daily limit reached",
    "daily item limit",
    "daily document limit",
    "too many documents",
    "too many documents today",
  ],
  title: "The daily number of pushed items is used up",
  symptoms: [
    "Push requests fail with 429 `TOO_MANY_DOCUMENTS_DAILY`.",
    "The System Performance page may show that a daily limit is reached.",
  ],
  asked: [
    "the daily push limit is used up",
    "too many items pushed today",
    "no more items can be pushed today",
    "when does the daily limit reset",
    "number of items per day",
    "quota for today is exhausted",
    "pushes work again after midnight",
    "how many items may we push a day",
    "allowance for the day is exhausted",
    "pushed more items today than allowed",
    "documents limit of the day",
    "nothing can be pushed until tomorrow",
    "we hit the daily cap",
  ],
  causes: ["The organization has pushed as many items today as its daily limit lets through."],
  resolutions: [
    { when: null, do: "Wait for midnight UTC, when daily limits reset." },
    {
      when: null,
      do: "Push less from now on: only what changed, in batches, spread over the days. Your usage is on the System Performance page.",
    },
    {
      when: "If a job has to go on by itself",
      do: "Let it retry with pauses that grow exponentially.",
    },
  ],
  category: "daily-limit",
  retry: "after-midnight-utc",
  limits: [],
  links: [
    { label: "Push API limits", url: "https://docs.coveo.com/en/63/" },
    { label: "Retry with exponential backoff", url: "https://docs.coveo.com/en/n91c0225#how-can-i-automatically-handle-the-situation" },
    { label: "System Performance (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/organization/system-performance/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors],
  checked: "2026-11-20",
};
