import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http429: Entry = {
  id: "http/429",
  api: "http",
  status: "429",
  code: null,
  names: ["Too Many Requests"],
  title: "Too many requests",
  symptoms: [],
  asked: [
    "too many extracts at once",
    "several extracts at the same time are throttled",
    "concurrent extracts hit the request limit",
    "the extract makes too many requests",
    "extracts are scheduled too close together",
    "reduce parallel extracts",
    "extract throttled",
    "spread the extracts",
  ],
  causes: ["As a rule, more requests were sent in a period than the limit allows."],
  resolutions: [
    { when: null, do: "Run fewer extracts at the same time." },
    { when: "If several extracts of one source are scheduled", do: "Spread their schedules." },
  ],
  category: "throttling",
  retry: "backoff",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
