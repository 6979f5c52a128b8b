import { entries } from "../catalog/entries.ts";
import type { Api, Entry } from "../catalog/entry.ts";
import type { CoveoApi } from "./coveo/coveo-api.ts";

const squash = (code: string): string => code.toLowerCase().replace(/exception$/, "").replaceAll(/[^a-z0-9]/g, "");

/** The ids an error may have, most likely first: the entry of a code. Empty where the catalog has none for this interface. */
export const entriesOfCode = (code: string, status: string | null, api: CoveoApi | null): Entry[] => {
  const exact = entries.filter((entry) => entry.code === code && !entry.id.endsWith("/request-expired"));
  const analytics = exact.filter((entry) => entry.api === "usage-analytics");
  if (api === "search") return [];
  if (api === "usage-analytics" && analytics.length === 0) {
    const alike = entries.filter((entry) => entry.api === "usage-analytics" && (squash(entry.code ?? "") === squash(code) || (entry.code === "InvalidRequest" && entry.status === "415" && code === "UNSUPPORTED_MEDIA_TYPE")));
    return preferStatus(alike, status);
  }
  if (analytics.length > 0 && api !== "usage-analytics" && api !== null) return exact.filter((entry) => entry.api !== "usage-analytics");
  return preferStatus(exact, status).toSorted((a, b) => order.indexOf(a.api) - order.indexOf(b.api));
};

const order: readonly Api[] = ["push", "usage-analytics", "indexing", "http"];

const preferStatus = (list: Entry[], status: string | null): Entry[] => {
  const same = status === null ? [] : list.filter((entry) => entry.status === status);
  return same.length > 0 ? same : list;
};

export type StatusEntry = { id: string; alternatives: string[] };

/** What a status alone means at one of Coveo's interfaces; null where the catalog has nothing for it. */
export const entryOfStatus = (status: string, api: CoveoApi): StatusEntry | null => {
  if (api === "search") return null;
  if (api !== "platform") {
    const same = entries.filter((entry) => entry.api === api && (entry.status === status || (entry.status === "5XX" && status.startsWith("5"))));
    const [only] = same;
    if (only && same.length === 1) return { id: only.id, alternatives: [] };
    if (only) return { id: `${api}/${status}`, alternatives: same.map((entry) => entry.id) };
  }
  const general = entries.find((entry) => entry.api === "http" && entry.status === status);
  return general ? { id: general.id, alternatives: [] } : null;
};
