import type { CoveoApi } from "./coveo-api.ts";

/** What a host of Coveo's is: an API by itself, an API that its path tells apart (`by-path`), or none (documentation, status page …). */
export type HostRule = { host: RegExp; is: CoveoApi | "by-path" | "none" };

/** The first that matches counts. Hosts are compared in lower case. */
export const hostRules: readonly HostRule[] = [
  { host: /^(?:usageanalytics|analytics[a-z0-9-]*\.cloud)\.coveo\.com$/, is: "usage-analytics" },
  { host: /^[a-z0-9-]+\.analytics\.org\.coveo\.com$/, is: "usage-analytics" },
  { host: /^(?:docs|status|static|connect|www)\./, is: "none" },
  { host: /^push[a-z0-9-]*\.cloud\.coveo\.com$/, is: "push" },
  { host: /^(?:api|platform|cloudplatform)[a-z0-9-]*(?:\.cloud)?\.coveo\.com$/, is: "by-path" },
  { host: /^search[a-z0-9-]*\.cloud\.coveo\.com$/, is: "search" },
  { host: /^[a-z0-9-]+(?:\.(?:admin|platform))?\.org\.coveo\.com$/, is: "by-path" },
];

/** What a path under a `by-path` host belongs to; the first that matches counts. */
export const pathRules: readonly { path: RegExp; is: CoveoApi | "none" }[] = [
  { path: /^\/push\b/, is: "push" },
  { path: /^\/v1\/organizations\//, is: "push" },
  { path: /^\/rest\/ua\/v\d+\/(?!analytics\b)\w/, is: "platform" },
  { path: /^\/rest\/(?:ua|v\d+\/analytics)\b/, is: "usage-analytics" },
  { path: /^\/rest\/(?:search|v2\/?(?:$|\?)|token)\b/, is: "search" },
  { path: /^\/rest\/organizations\/[^/]*\/(?:commerce|search|insight|machinelearning|caseassists|answer|html)\b/, is: "search" },
  { path: /^\/(?:rest|api|oauth)\b/, is: "platform" },
  { path: /^\/(?:admin|docs|login|health)\b/, is: "none" },
  { path: /^\/?$/, is: "push" },
  { path: /^/, is: "platform" },
];
