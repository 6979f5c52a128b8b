import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push412MissingParameter: Entry = {
  id: "push/412/MISSING_PARAMETER",
  api: "push",
  status: "412",
  code: "MISSING_PARAMETER",
  names: ["parameter missing", "required parameter missing", "missing query parameter", "missing path parameter"],
  title: "A required parameter of the push request is missing",
  symptoms: ["A push request is refused with 412 `MISSING_PARAMETER`."],
  asked: [
    "a required parameter is missing",
    "a mandatory query parameter is missing",
    "the documentId parameter is missing",
    "the fileId parameter is missing",
    "a parameter is empty",
    "a parameter without a value",
    "the orderingId parameter is missing",
    "which parameters are required by the Push API",
    "the push misses a parameter",
    "item without documentId",
    "a path parameter is missing",
  ],
  causes: ["One or more required parameters were sent without a value."],
  resolutions: [{ when: null, do: "Give every required path parameter and query parameter a valid value." }],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [{ label: "Push source issues", url: "https://docs.coveo.com/en/95/" }],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
