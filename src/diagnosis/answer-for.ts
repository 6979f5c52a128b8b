import { type Answer, answerOf } from "../catalog/answer.ts";
import { entries } from "../catalog/entries.ts";

/** The answer to an entry's id, or to the id of a status alone (`push/412`) with the entries it may be. */
export const answerFor = (id: string): Answer => {
  const entry = entries.find((entry) => entry.id === id);
  if (entry) return answerOf(entry);
  const [api, status] = id.split("/");
  const siblings = entries.filter((entry) => entry.api === api && entry.status === status).map(answerOf);
  const [first] = siblings;
  if (!first) throw new Error(`The catalog has no entry ${id}.`);
  const all = <T>(pick: (answer: Answer) => T[]): T[] => [...new Map(siblings.flatMap(pick).map((value) => [JSON.stringify(value), value])).values()];
  return {
    ...first,
    id,
    code: null,
    title: `${status} at ${first.api === "push" ? "the Push API" : "the Usage Analytics API"}`,
    cause: all((answer) => answer.cause),
    resolution: all((answer) => answer.resolution),
    category: status === "429" ? "throttling" : "request",
    links: all((answer) => answer.links),
    sources: all((answer) => answer.sources),
    symptoms: all((answer) => answer.symptoms),
    limits: all((answer) => answer.limits),
    alternatives: siblings.map((answer) => answer.id),
  };
};
