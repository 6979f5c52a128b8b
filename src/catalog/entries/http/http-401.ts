import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http401: Entry = {
  id: "http/401",
  api: "http",
  status: "401",
  code: null,
  names: ["Unauthorized", "authentication failed", "wrong credentials", "invalid credentials", "bad credentials"],
  title: "Authentication failed",
  symptoms: [],
  asked: [
    "the credentials are wrong",
    "the credentials are not accepted",
    "the credentials of the extract are wrong",
    "authentication failed",
    "login to the API failed",
    "wrong user or password for the extract",
    "extract login refused",
    "key or password of the extract is wrong",
  ],
  causes: ["As a rule, the API credentials are wrong."],
  resolutions: [{ when: null, do: "Check that the credentials are the right ones and still valid." }],
  category: "authentication",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
