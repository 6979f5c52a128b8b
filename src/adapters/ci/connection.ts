import type { Connection } from "../../pipelines/connection.ts";

export type { Connection } from "../../pipelines/connection.ts";

/** Whether a connection may not speak for every project: then a run's log must be proven to be of the project that was checked. */
export const isLimited = ({ projects }: Connection): boolean => !projects.includes("*");

/** Whether a host is one of a list of exact hosts and `*.domain` patterns. */
export const isListedHost = (host: string, listed: readonly string[]): boolean =>
  listed.some((entry) => (entry.startsWith("*.") ? host.endsWith(entry.slice(1)) : host === entry));
