import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const http403: Entry = {
  id: "http/403",
  api: "http",
  status: "403",
  code: null,
  names: ["Forbidden", "insufficient permissions", "missing permissions"],
  title: "Not permitted",
  symptoms: [],
  asked: [
    "what does forbidden mean",
    "the user may not call the API",
    "the user has no permission",
    "the permissions of the extract user are missing",
    "the credentials lack permissions",
    "the action is forbidden",
    "extract is forbidden",
    "the user lost a permission",
    "scope of the credentials is too small",
  ],
  causes: ["As a rule, the user or API credential behind the request may not perform this action."],
  resolutions: [{ when: null, do: "Give the authenticated user the permissions and scope that the call takes." }],
  category: "authorization",
  retry: "after-fix",
  limits: [],
  links: [],
  sources: [documents.apiErrorFaqs],
  checked: "2026-11-20",
};
