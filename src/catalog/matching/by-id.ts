import type { Entry } from "../entry.ts";
import { hasStatus } from "../has-status.ts";
import type { Question } from "../question/question.ts";

const statusId = /^(push|usage-analytics|indexing|http)\/([45](?:\d\d|xx))$/i;

/** The entry of an id, or all that the id of a bare status (`push/412`) leaves open. */
export const byId = ({ text }: Question, entries: readonly Entry[]): Entry[] | null => {
  const asked = text.toLowerCase();
  const exact = entries.filter((entry) => [entry.id, ...(entry.replaces ?? [])].some((id) => id.toLowerCase() === asked));
  if (exact.length > 0) return exact;
  const [, api = "", status = ""] = statusId.exec(text) ?? [];
  return api === "" ? null : entries.filter((entry) => entry.api === api.toLowerCase() && hasStatus(entry, status.toUpperCase()));
};
