import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push5xx: Entry = {
  id: "push/5XX",
  api: "push",
  status: "5XX",
  code: null,
  names: ["50X", "push server error", "push service error", "unhandled error"],
  title: "The Push API failed on its side",
  symptoms: ["A push request fails with a 5XX status.", "An item whose `documentId` is not URL-encoded fails with `502 Bad Gateway`."],
  asked: [
    "the Push API is down",
    "the Push API has an outage",
    "the push service crashes",
    "server error of the Push API",
    "internal error of the Push API",
    "the document id is not encoded",
    "slashes in the document id",
    "push gives bad gateway",
    "the Push API is unavailable",
    "Coveo is down",
    "outage at Coveo or AWS",
    "push service is broken on Coveo's side",
    "push gets a gateway timeout",
    "special characters in the document id",
    "gateway error from the Push API",
    "the Push API does not respond",
    "the Push API has problems",
  ],
  causes: [
    "The request ran into an error that the service does not handle.",
    "The Push API itself, or AWS underneath it, is in trouble.",
  ],
  resolutions: [
    { when: "If you clearly did not cause it", do: "Retry with exponential backoff. Trouble at AWS tends to pass." },
    { when: "If it is a `502 Bad Gateway`", do: "Encode the item's `documentId` for use in a URL, then send it again." },
    { when: null, do: "Look at Coveo's status page." },
  ],
  category: "service",
  retry: "backoff",
  limits: [],
  links: [
    { label: "Coveo status", url: "https://status.cloud.coveo.com" },
    {
      label: "Error handling in API Gateway and AWS Lambda",
      url: "https://aws.amazon.com/blogs/compute/error-handling-patterns-in-amazon-api-gateway-and-aws-lambda/",
    },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
