import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400MissingParameter: Entry = {
  id: "usage-analytics/400/MissingParameter",
  api: "usage-analytics",
  status: "400",
  code: "MissingParameter",
  names: ["parameter missing", "required property missing", "missing property", "eventType is missing"],
  title: "The event lacks a required property",
  symptoms: [
    "The answer holds `\"type\": \"MissingParameter\"`.",
    "Its message names what is absent, for example `Parameter 'customEvent.eventType' is missing.`",
  ],
  asked: [
    "a required property of the event is missing",
    "the event has no eventType",
    "the event has no eventValue",
    "the click event has no documentUrl",
    "the search event has no actionCause",
    "`Parameter 'searchEvent.actionCause' is missing.`",
    "`Parameter 'clickEvent.documentUri' is missing.`",
    "a mandatory key of the event is missing",
    "a field of the event is missing",
    "the event is incomplete",
    "event lacks a property",
    "a parameter of the event is missing",
    "language or originLevel1 is missing in the event",
  ],
  causes: ["The body leaves out one or more keys that this kind of event must have. The message usually names them."],
  resolutions: [{ when: null, do: "Add every property that is required for the category of event you log." }],
  category: "payload",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Log usage analytics events", url: "https://docs.coveo.com/en/1373/" },
    { label: "Coveo Analytics events", url: "https://docs.coveo.com/en/260/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
