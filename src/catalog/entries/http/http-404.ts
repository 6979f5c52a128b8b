import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http404: Entry = {
  id: "http/404",
  api: "http",
  status: "404",
  code: null,
  names: ["Not Found", "resource not found"],
  title: "Not found",
  symptoms: [],
  asked: [
    "what does not found mean",
    "the resource is not found",
    "the resource does not exist any more",
    "the API resource of the extract is gone",
    "the extract finds no such resource",
    "extract resource not found",
    "the resource was deleted",
  ],
  causes: ["As a rule, the server has no such resource."],
  resolutions: [
    { when: null, do: "Find out whether the service is down for a while." },
    { when: null, do: "Check that the API resource still exists and is active." },
  ],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
