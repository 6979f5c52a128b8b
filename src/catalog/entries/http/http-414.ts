import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http414: Entry = {
  id: "http/414",
  api: "http",
  status: "414",
  code: null,
  names: ["URI Too Long", "URL too long", "Request-URI Too Long", "Request-URI Too Large"],
  title: "The address is too long",
  symptoms: [],
  asked: [
    "the URI is too long",
    "the address is too long",
    "the request URL is longer than the server accepts",
    "too many parameters in the report URL",
    "the query string is too long",
    "the report has too many parameters",
    "report URL too long",
    "too many filters in the address",
  ],
  causes: ["As a rule, the requested URI is longer than the server accepts."],
  resolutions: [
    {
      when: "If it is a report",
      do: "Take a custom version of it and leave out parameters until the API accepts the request.",
    },
  ],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
