import type { KnownBlock } from "@slack/types";
import type { Answer } from "../catalog/answer.ts";
import type { Api, Retry } from "../catalog/entry.ts";
import { bullets, context, section, steps } from "./blocks.ts";
import { escaped, link } from "./text.ts";

export const apiName: Record<Api, string> = {
  push: "Push API",
  "usage-analytics": "Usage Analytics Write API",
  indexing: "Indexing",
  http: "any HTTP API",
};

const retryAdvice: Record<Retry, string> = {
  "after-fix": "Try again once it is mended: repeating the same request will not help.",
  backoff: "Try again, with a growing pause between the tries.",
  "after-midnight-utc": "Try again after the daily reset at midnight UTC.",
  "after-reactivation": "Try again once the organization is active.",
  none: "Trying again does not help.",
};

/** `429 TOO_MANY_REQUESTS (Push API)`: what the error is called, on one line. Plain text. */
export const answerName = (answer: Answer): string =>
  `${[answer.status, answer.code].filter((part) => part !== null).join(" ") || answer.title} (${apiName[answer.api]})`;

/** Cause, what to do, when to try again, links. */
export const answerBlocks = (answer: Answer): KnownBlock[] => [
  section(`*Why*\n${bullets(answer.cause.map(escaped))}`),
  section(`*What to do*\n${steps(answer.resolution.map(escaped))}`),
  context([retryAdvice[answer.retry], answer.links.map(({ label, url }) => link(url, label)).join(" · ")].filter(Boolean).join("\n")),
];
