import { answerOf, type Answer } from "./answer.ts";
import { entries } from "./entries.ts";
import { entryById } from "./entry-by-id.ts";
import type { Api } from "./entry.ts";
import { hasStatus } from "./has-status.ts";

const apiNames: Record<Api, string> = {
  push: "the Push API",
  "usage-analytics": "the Usage Analytics API",
  indexing: "indexing",
  http: "an HTTP API",
};

/**
 * The answer for anything an occurrence is stored under: an entry's id, one that an entry replaces,
 * or an API and status that leave several entries open (`push/412`). Null for an id that was never used.
 */
export const answerById = (id: string): Answer | null => {
  const entry = entryById(id);
  return entry === null ? openAnswer(id) : answerOf(entry);
};

const openAnswer = (id: string): Answer | null => {
  const [api, status, ...rest] = id.split("/");
  if (status === undefined || rest.length > 0 || !/^[45](\d\d|XX)$/.test(status)) return null;
  const candidates = entries.filter((entry) => entry.api === api && hasStatus(entry, status));
  const [first] = candidates;
  if (first === undefined) return null;
  return {
    id,
    api: first.api,
    status,
    code: null,
    title: `${status} from ${apiNames[first.api]}`,
    cause: candidates.map((entry) => `${nameOf(entry)}: ${entry.causes.join(" ")}`),
    resolution: ["Find the error code in the response body, then look that code up."],
    category: status === "429" ? "throttling" : "request",
    retry: status === "429" ? "backoff" : "after-fix",
    links: [...new Map(candidates.flatMap((entry) => entry.links).map((link) => [link.url, link])).values()],
    sources: [...new Set(candidates.flatMap((entry) => entry.sources))],
    symptoms: [],
    limits: [],
    checked: candidates.map((entry) => entry.checked).toSorted().at(0) ?? first.checked,
    alternatives: candidates.map((entry) => entry.id),
  };
};

const nameOf = (entry: { code: string | null; title: string }): string => (entry.code === null ? entry.title : `\`${entry.code}\``);
