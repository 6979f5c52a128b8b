import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const usageAnalytics415InvalidRequest: Entry = {
  id: "usage-analytics/415/InvalidRequest",
  api: "usage-analytics",
  status: "415",
  code: "InvalidRequest",
  names: ["wrong content type", "wrong Content-Type header", "missing Content-Type header", "UNSUPPORTED_MEDIA_TYPE"],
  title: "The Usage Analytics request has the wrong content type",
  symptoms: ["The status is 415 and the answer holds `\"type\": \"InvalidRequest\"`."],
  asked: [
    "text/plain sent to usage analytics",
    "the content type of the analytics call is missing",
    "form-encoded events are not accepted",
    "which content type does usage analytics expect",
    "the content type of the event is wrong",
    "events posted with another content type than JSON",
    "event sent as form data instead of JSON",
    "events sent as text",
    "the media type of the event is refused",
  ],
  causes: ["The `Content-Type` header does not fit the request."],
  resolutions: [{ when: "In nearly all cases", do: "Send the header `Content-Type: application/json`." }],
  category: "request",
  retry: "after-fix",
  limits: [],
  links: [{ label: "UA Write API error codes", url: "https://docs.coveo.com/en/1431/" }],
  sources: [documents.usageAnalyticsWriteErrors],
  checked: "2026-11-20",
};
