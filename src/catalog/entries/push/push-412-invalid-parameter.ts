import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push412InvalidParameter: Entry = {
  id: "push/412/INVALID_PARAMETER",
  api: "push",
  status: "412",
  code: "INVALID_PARAMETER",
  names: ["invalid argument", "wrong parameter type", "bad parameter"],
  title: "A parameter of the push request is invalid",
  symptoms: ["A push request is refused with 412 `INVALID_PARAMETER`."],
  asked: [
    "a parameter has the wrong type",
    "a string instead of a boolean",
    "text instead of a number",
    "a string where a boolean is expected",
    "a string where an integer is expected",
    "an argument has the wrong type",
    "the parameter value is malformed",
    "the value of a query parameter is not accepted",
    "orderingId is not a number",
    "invalid value for a parameter",
    "the value of the parameter is out of range",
    "a query parameter is wrong",
    "push parameter of the wrong data type",
  ],
  causes: ["One or more arguments of the request do not have the type that their parameter takes."],
  resolutions: [
    { when: null, do: "Check the type of every argument you pass: Boolean, integer, long and so on." },
  ],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [{ label: "Push source issues", url: "https://docs.coveo.com/en/95/" }],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
