import type { FindRunByUrl } from "../../ports/find-run.ts";
import type { EventReceivers, Receiver, Receivers } from "../../ports/receiver.ts";
import { overlap } from "../../linking/overlap.ts";
import { matchesProject, specificity } from "../../pipelines/glob.ts";
import { isListedHost, type Connection } from "./connection.ts";
import type { CiProvider, Verification } from "./provider.ts";
import { ciProviders } from "./registry.ts";

/** The receiving side of the configured connections. */
export const createReceivers = (connections: readonly Connection[], fetchText: Verification["fetchText"]): Receivers => (providerName, connectionName) => {
  const provider = Object.hasOwn(ciProviders, providerName) ? ciProviders[providerName] : undefined;
  const connection = connections.find((each) => each.provider === providerName && each.name === connectionName);
  return provider === undefined || connection === undefined ? undefined : receiver(provider, connection, fetchText);
};

/** The receiving side for events that the platform hands over itself: of the first connection whose provider takes them. */
export const createEventReceivers = (connections: readonly Connection[], fetchText: Verification["fetchText"]): EventReceivers => (source) => {
  for (const connection of connections) {
    const provider = ciProviders[connection.provider];
    if (provider?.eventSources?.includes(source) === true) return receiver(provider, connection, fetchText);
  }
  return undefined;
};

const receiver = (provider: CiProvider, connection: Connection, fetchText: Verification["fetchText"]): Receiver => {
  const { secrets, options, apiUrl, projects } = connection;
  return {
    connection: connection.name,
    verify: (delivery, now) => provider.verify(delivery, { secrets, options, apiUrl, projects, now, fetchText }),
    confirm: async (delivery) => {
      const address = provider.confirmation?.(delivery, connection);
      if (address !== undefined) await fetchText(address);
      return address !== undefined;
    },
    read: provider.read,
    speaksFor: (project) => matchesProject(projects, project),
    ownUrl: (url) => ownUrlOf(connection, url),
  };
};

/** The link to a run if it is on the connection's own host, else null. */
export const ownUrlOf = (connection: Connection, url: string | null): string | null => {
  const parsed = url === null || !URL.canParse(url) ? undefined : new URL(url);
  if (parsed === undefined) return null;
  const isAnywhere = ciProviders[connection.provider]?.linksAnywhere === true;
  const isShown = isAnywhere ? parsed.protocol === "https:" : isOwn(connection, parsed) && /^https?:$/.test(parsed.protocol);
  return isShown ? parsed.href : null;
};

/** Finds the run an address points at; its host must be a connection's. Of several with that host it is the one that speaks most specifically for the project. */
export const createFindRunByUrl = (connections: readonly Connection[]): FindRunByUrl => (text) => {
  const address = /^<?(https?:\/\/[^\s|>]+)/.exec(text.trim())?.[1];
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const found = connections.flatMap((connection) => {
    const run = isOwn(connection, url) ? ciProviders[connection.provider]?.runAt(url) : undefined;
    return run === undefined ? [] : [{ claim: claimTo(connection, run.name), address: { connection: connection.name, ...run } }];
  });
  return found.toSorted((a, b) => b.claim - a.claim)[0]?.address;
};

/** How specifically a connection speaks for a project; of two alike, the one that more was configured of: a default one may be nobody's. */
const claimTo = ({ name, provider, projects, secrets, options }: Connection, project: string): number => {
  const claims = projects.filter((pattern) => overlap(pattern, project)).map(specificity);
  return Math.max(-1, ...claims) + (Object.keys(options).length > 0 ? 0.5 : 0) + (secrets.length > 0 ? 0.25 : 0) + (name === provider ? 0 : 0.125);
};

const isOwn = ({ baseUrl, provider }: Connection, url: URL): boolean =>
  (baseUrl !== null && new URL(baseUrl).host === url.host) || isListedHost(url.host, ciProviders[provider]?.linkHosts ?? []);
