import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push429TooManyRequests: Entry = {
  id: "push/429/TOO_MANY_REQUESTS",
  api: "push",
  status: "429",
  code: "TOO_MANY_REQUESTS",
  names: [
    "throttled",
    "throttling",
    "ThrottleError",
    "rate limit",
    "rate limited",
    "rate limiting",
    "rate limit exceeded",
    "pushing too fast",
    "reduced indexing capacity",
    "too many 429 error responses",
  ],
  title: "The Push API is throttling you",
  symptoms: [
    "Push requests fail with 429 `TOO_MANY_REQUESTS`.",
    "The System Performance page may show that a Push API limit is reached.",
    "The first pushes after a quiet period, some 15 minutes of inactivity, are throttled.",
  ],
  asked: [
    "Coveo throttles our pushes",
    "too many calls to the Push API",
    "the first push after a quiet night is throttled",
    "throttled after a pause",
    "reduced indexing capacity",
    "we push too often",
    "we push too fast",
    "the Push API wants us to push slower",
    "how fast may we push",
    "push rate is limited",
    "Coveo blocks our pushes for too many requests",
  ],
  causes: [
    "A limit of the Push API is used up: it may be a daily one, on calls, on items or on security identities.",
    "The Push API was quiet for about 15 minutes. Waking up, it calls other Coveo APIs, which allow only so many requests in a time or at once and throttle you in turn.",
    "Coveo turned the request down because its indexing capacity is reduced.",
    "AWS throttles calls that push batches, according to the 2017 document.",
  ],
  resolutions: [
    {
      when: "If a limit is used up",
      do: "Wait until it resets (a daily one at midnight UTC) and stay below it from then on. Your usage is on the System Performance page.",
    },
    { when: null, do: "Retry automatically, with pauses that grow exponentially." },
    {
      when: "If no limit is used up",
      do: "Pause until throttling ends, then push more slowly, above all after a quiet period: the limits page recommends maximums of items and of security identities per hour. Throttling may last up to a week, warns the 2017 document.",
    },
  ],
  category: "throttling",
  retry: "backoff",
  limits: [{ what: "Quiet period after which the first requests may be throttled, about", value: 15, unit: "minutes" }],
  links: [
    { label: "Push API limits", url: "https://docs.coveo.com/en/63/" },
    { label: "Reduced indexing capacity", url: "https://docs.coveo.com/en/n91c0225/" },
    { label: "Retry with exponential backoff", url: "https://docs.coveo.com/en/n91c0225#how-can-i-automatically-handle-the-situation" },
    { label: "System Performance (put your organization for orgid)", url: "https://platform.cloud.coveo.com/admin/#/orgid/organization/system-performance/" },
    {
      label: "Error handling in API Gateway and AWS Lambda",
      url: "https://aws.amazon.com/blogs/compute/error-handling-patterns-in-amazon-api-gateway-and-aws-lambda/",
    },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, `${documents.pushApiErrors} (also which daily limits, and the hourly maximums)`, `${documents.pushApiErrors2017}: only there, AWS as the one that throttles and the wait of up to a week`],
  checked: "2026-11-20",
};
