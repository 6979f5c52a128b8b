import type { CoveoApi } from "./coveo-api.ts";
import { hostRules, pathRules } from "./hosts.ts";

/** Which API of Coveo's answers at this host and path, or `none` for a page of Coveo's that is no API. */
export const classifyHost = (host: string, path: string): CoveoApi | "none" => {
  const is = hostRules.find((rule) => rule.host.test(host.toLowerCase()))?.is ?? "none";
  return is === "by-path" ? (pathRules.find((rule) => rule.path.test(path))?.is ?? "none") : is;
};
