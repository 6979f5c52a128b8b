import type { Api, Category, Entry, Retry } from "./entry.ts";

/** An entry as it is given to people and programs: flat lists of sentences. Keys may be added, none may change. */
export type Answer = {
  id: string;
  api: Api;
  status: string | null;
  code: string | null;
  title: string;
  cause: string[];
  resolution: string[];
  category: Category;
  retry: Retry;
  links: { label: string; url: string }[];
  sources: string[];
  symptoms: string[];
  limits: Entry["limits"];
  checked: string;
  /** The ids of the entries it may be, most likely first, where a status alone leaves it open. */
  alternatives?: string[];
};

export const answerOf = (entry: Entry): Answer => ({
  id: entry.id,
  api: entry.api,
  status: entry.status,
  code: entry.code,
  title: entry.title,
  cause: entry.causes,
  resolution: entry.resolutions.map((resolution) =>
    resolution.when === null ? resolution.do : `${resolution.when}, ${lowerFirst(resolution.do)}`,
  ),
  category: entry.category,
  retry: entry.retry,
  links: entry.links,
  sources: entry.sources,
  symptoms: entry.symptoms,
  limits: entry.limits,
  checked: entry.checked,
});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
