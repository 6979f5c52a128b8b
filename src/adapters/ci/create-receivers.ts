import type { FindRunByUrl, Receivers } from "../../ports.ts";
import { matchesAny } from "../../pipelines/glob.ts";
import type { Connection } from "./connection.ts";
import type { Verification } from "./provider.ts";
import { ciProviders } from "./registry.ts";

/** The receiving side of the configured connections. */
export const createReceivers = (connections: readonly Connection[], fetchText: Verification["fetchText"]): Receivers => (providerName, connectionName) => {
  const provider = Object.hasOwn(ciProviders, providerName) ? ciProviders[providerName] : undefined;
  const connection = connections.find((each) => each.provider === providerName && each.name === connectionName);
  if (provider === undefined || connection === undefined) return undefined;
  const { secrets, options, apiUrl, projects } = connection;
  return {
    connection: connection.name,
    verify: (delivery, now) => provider.verify(delivery, { secrets, options, apiUrl, projects, now, fetchText }),
    read: provider.read,
    speaksFor: (project) => matchesAny(projects, project),
    ownUrl: (url) => {
      const parsed = url === null || !URL.canParse(url) ? undefined : new URL(url);
      if (parsed === undefined) return null;
      const isShown = provider.linksAnywhere === true ? parsed.protocol === "https:" : isOwn(connection, parsed) && /^https?:$/.test(parsed.protocol);
      return isShown ? parsed.href : null;
    },
  };
};

/** Finds the run an address points at; its host must be a connection's. */
export const createFindRunByUrl = (connections: readonly Connection[]): FindRunByUrl => (text) => {
  const address = /^<?(https?:\/\/[^\s|>]+)/.exec(text.trim())?.[1];
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  for (const connection of connections) {
    if (!isOwn(connection, url)) continue;
    const run = ciProviders[connection.provider]?.runAt(url);
    if (run !== undefined) return { connection: connection.name, ...run };
  }
  return undefined;
};

const isOwn = ({ baseUrl }: Connection, url: URL): boolean => baseUrl !== null && new URL(baseUrl).host === url.host;
