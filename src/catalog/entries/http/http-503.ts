import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http503: Entry = {
  id: "http/503",
  api: "http",
  status: "503",
  code: null,
  names: ["Service Unavailable"],
  title: "Service unavailable",
  symptoms: [],
  asked: [
    "what does service unavailable mean",
    "the server is not ready for the request",
    "service unavailable in the extract",
    "the service is temporarily unavailable",
    "the server is overloaded",
    "extract server is busy",
    "the extract service is down for now",
  ],
  causes: ["As a rule, the server is not ready for the request."],
  resolutions: [{ when: null, do: "Try again later: the fault is on the server." }],
  category: "service",
  retry: "backoff",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
