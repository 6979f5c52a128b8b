/** The interfaces of Coveo's that a log may call. `search` has no entries in the catalog; `platform` is what else the platform hosts answer. */
export type CoveoApi = "push" | "usage-analytics" | "platform" | "search";
