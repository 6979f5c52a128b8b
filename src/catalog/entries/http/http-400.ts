import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http400: Entry = {
  id: "http/400",
  api: "http",
  status: "400",
  code: null,
  names: ["Bad Request"],
  title: "Bad request",
  symptoms: [],
  asked: [
    "what does bad request mean",
    "the request is malformed",
    "bad request when the extract runs",
    "the extract is configured wrong",
    "the extract gets a bad request",
    "wrong configuration of the extract",
  ],
  causes: ["As a rule, the request is malformed."],
  resolutions: [
    { when: null, do: "Check your permissions on the API resource." },
    { when: null, do: "Check how the source or the extract is configured." },
  ],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
