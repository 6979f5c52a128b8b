import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http504: Entry = {
  id: "http/504",
  api: "http",
  status: "504",
  code: null,
  names: ["Gateway Timeout", "Gateway Time-out"],
  title: "Gateway timeout",
  symptoms: [],
  asked: [
    "what is a gateway timeout",
    "the gateway got no response in time",
    "gateway timeout in the extract",
    "the backfill of the extract times out",
    "the extract takes too long and times out",
    "the proxy waited too long for the server",
    "the extract queries too much data",
    "extract ends in gateway timeout for too much data",
    "extract times out",
  ],
  causes: ["As a rule, a gateway or proxy waited too long for the server behind it."],
  resolutions: [
    { when: null, do: "Query less data at once." },
    { when: "If the extract is set to backfill", do: "Reduce those settings." },
  ],
  category: "service",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
