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
  const candidates = entries.filter((entry) => entry.api === api && hasStatus(entry, status)).map(answerOf);
  const [first] = candidates;
  if (first === undefined) return null;
  const open = { ...first, id, status, code: null, alternatives: candidates.map((answer) => answer.id) };
  if (candidates.length === 1) return open;
  return {
    ...open,
    title: `${status} from ${apiNames[first.api]}`,
    cause: candidates.map((answer) => `${nameOf(answer)}: ${answer.cause.join(" ")}`),
    resolution: [
      "Find the code in the response body: it tells which of these errors it is.",
      ...candidates.map((answer) => `${nameOf(answer)}: ${answer.resolution.join(" ")}`),
    ],
    category: status === "429" ? "throttling" : "request",
    retry: status === "429" ? "backoff" : "after-fix",
    links: [...new Map(candidates.flatMap((answer) => answer.links).map((link) => [link.url, link])).values()],
    sources: [...new Set(candidates.flatMap((answer) => answer.sources))],
    symptoms: [],
    limits: candidates.flatMap((answer) => answer.limits),
    checked: candidates.map((answer) => answer.checked).toSorted().at(0) ?? first.checked,
  };
};

/** How one of several answers is told from the others: entries that share a code go by their title. */
const nameOf = (answer: Answer): string => (answer.code === null || !answer.id.endsWith(answer.code) ? answer.title : `\`${answer.code}\``);
