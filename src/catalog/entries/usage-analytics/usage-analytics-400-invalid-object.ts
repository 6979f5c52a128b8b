import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400InvalidObject: Entry = {
  id: "usage-analytics/400/InvalidObject",
  api: "usage-analytics",
  status: "400",
  code: "InvalidObject",
  names: ["wrong value type", "wrong property type", "invalid property value"],
  title: "A value in the event has the wrong type",
  symptoms: ["The answer holds `\"type\": \"InvalidObject\"`."],
  asked: [
    "a property of the event has the wrong type",
    "a string instead of an integer in the event",
    "outcome sent as a string",
    "a value of the event has the wrong format",
    "a field of the event is not in the expected format",
    "wrong data type in the analytics event",
    "the event holds an invalid value",
    "custom data has the wrong type",
    "a number is sent as text in the event",
    "event value is not a number",
  ],
  causes: ["A property's value is not in the expected format. Example: `outcome` sent as a string where an integer belongs."],
  resolutions: [{ when: null, do: "Give each property a value of the type and format it calls for." }],
  category: "payload",
  retry: "after-fix",
  limits: [],
  links: [
    { label: "Log usage analytics events", url: "https://docs.coveo.com/en/1373/" },
    { label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" },
  ],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
