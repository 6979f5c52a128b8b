export type { Connection } from "../../pipelines/connection.ts";

/** Whether a host is one of a list of exact hosts and `*.domain` patterns. */
export const isListedHost = (host: string, listed: readonly string[]): boolean =>
  listed.some((entry) => (entry.startsWith("*.") ? host.endsWith(entry.slice(1)) : host === entry));
