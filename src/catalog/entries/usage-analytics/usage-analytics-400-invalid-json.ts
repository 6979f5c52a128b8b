import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics400InvalidJson: Entry = {
  id: "usage-analytics/400/InvalidJson",
  api: "usage-analytics",
  status: "400",
  code: "InvalidJson",
  names: ["invalid JSON body", "unable to parse the provided JSON", "malformed JSON body"],
  title: "The body of the Usage Analytics request is not valid JSON",
  symptoms: [
    "The answer holds `\"type\": \"InvalidJson\"`.",
    "Its message says where parsing stopped: `Unable to parse the provided JSON: Unexpected character …`.",
  ],
  asked: [
    "the JSON of the event is broken",
    "the event body is not valid JSON",
    "JSON syntax error in the analytics request",
    "a comma is missing in the JSON",
    "`Unexpected character was expecting comma to separate Object entries`",
    "analytics cannot parse the event",
    "analytics payload is malformed",
    "JSON of the click event cannot be parsed",
    "Unexpected character in the event",
  ],
  causes: ["The body has a JSON syntax error. The message usually gives the exact place, with line and column."],
  resolutions: [{ when: null, do: "Run the body through a JSON validator and correct it at the place that the message names." }],
  category: "payload",
  retry: "after-fix",
  limits: [],
  links: [{ label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" }],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
