import type { Api } from "../entry.ts";

/** Whether an entry's API may be meant where these are named: what is pushed fails while it is indexed too, and HTTP's own errors may come from any API. */
export const isOfApis = (api: Api, named: readonly Api[]): boolean =>
  named.length === 0 || named.includes(api) || api === "http" || (api !== "usage-analytics" && (named.includes("push") || named.includes("indexing")));
