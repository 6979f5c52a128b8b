import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http500: Entry = {
  id: "http/500",
  api: "http",
  status: "500",
  code: null,
  names: ["Internal Server Error"],
  title: "Internal server error",
  symptoms: [],
  asked: [
    "what does internal server error mean",
    "the server of the API is down",
    "internal server error in the extract",
    "the server crashed",
    "the API server has a fault",
    "extract fails with a server error",
  ],
  causes: ["As a rule, the server behind the API is down."],
  resolutions: [{ when: null, do: "Try again later: the fault is on the server." }],
  category: "service",
  retry: "backoff",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
