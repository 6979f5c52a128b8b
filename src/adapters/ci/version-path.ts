import type { CiApi } from "./provider.ts";

/** What goes between the configured address of an API and a path below its version: people configure it with the version or without. */
export const versionPath = ({ connection }: CiApi, version: string): string =>
  (connection.apiUrl ?? "").replace(/\/$/, "").endsWith(version) ? "" : version;
