import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http502: Entry = {
  id: "http/502",
  api: "http",
  status: "502",
  code: null,
  names: ["Bad Gateway"],
  title: "Bad gateway",
  symptoms: [],
  asked: [
    "what is a bad gateway",
    "invalid response from the server behind the proxy",
    "the proxy got a bad answer",
    "bad gateway in the extract",
    "the gateway got an invalid response",
    "extract gets bad gateway from the proxy",
  ],
  causes: ["As a rule, a gateway or proxy got an invalid response from the server behind it."],
  resolutions: [{ when: null, do: "Try again later: the fault is on the server." }],
  category: "service",
  retry: "backoff",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
