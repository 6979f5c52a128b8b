import type { Api } from "../entry.ts";

export type Host = { kind: "coveo-api"; api: Api } | { kind: "coveo-other-api" } | { kind: "coveo-site" } | { kind: "foreign" };

const address = /(?:[a-z][a-z0-9+.-]{1,12}:\/\/)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,12}(?![\w-])(?::\d{1,5})?(?:\/[^\s"'<>(),]{0,2000})?/gi;
const publicEndings = new Set("com org net io dev co cloud ai app edu gov us eu uk de fr ca au sh tech".split(" "));
const sites = /^(?:docs|status|static|connect|www|community|developers|level-up)\./;
const otherApis = /\/rest\/(?:search|organizations\/[^/]+\/(?:commerce|machinelearning))/;

/** What the addresses in a text say about whose API was called; `text` comes back without the foreign ones. */
export const hostsIn = (text: string): { hosts: Host[]; text: string } => {
  const hosts: Host[] = [];
  const rest = text.replaceAll(address, (found) => {
    const host = hostOf(found);
    if (host !== null) hosts.push(host);
    return host === null || host.kind.startsWith("coveo-api") ? found : " ";
  });
  return { hosts, text: rest };
};

const hostOf = (found: string): Host | null => {
  const [name = "", ...path] = found.toLowerCase().replace(/^[a-z][a-z0-9+.-]*:\/\//, "").split("/");
  const host = name.replace(/:\d+$/, "");
  const whole = `/${path.join("/")}`;
  if (host.endsWith(".coveo.com") || host === "coveo.com") return coveoHost(host, whole);
  if (host.startsWith("coveo") && host.endsWith(".amazonaws.com")) return { kind: "coveo-api", api: "push" };
  const isAddress = found.includes("://") || publicEndings.has(host.slice(host.lastIndexOf(".") + 1));
  const isPackage = /^(?:java|javax|system|com|org|io|net|microsoft)\./.test(host);
  return isAddress && !isPackage ? { kind: "foreign" } : null;
};

const coveoHost = (host: string, path: string): Host => {
  if (host === "coveo.com" || sites.test(host) || host.startsWith("status.")) return { kind: "coveo-site" };
  if (otherApis.test(path)) return { kind: "coveo-other-api" };
  const isAnalytics = /(?:^|\.)(?:usage)?analytics(?:-[a-z]+)*\./.test(host) || /\/rest\/(?:ua|v\d+\/analytics)/.test(path);
  return { kind: "coveo-api", api: isAnalytics ? "usage-analytics" : "push" };
};
