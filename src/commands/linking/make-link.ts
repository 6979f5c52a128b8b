import { isAllowed } from "../../linking/allowance.ts";
import { holdersOf } from "../../linking/holders-of.ts";
import { overlap } from "../../linking/overlap.ts";
import { findLink, type Link } from "../../pipelines/link.ts";
import type { LinkRules } from "../arguments/parse-link.ts";
import { announce } from "../team/announce.ts";
import { sameValue } from "../team/same-value.ts";
import type { Asker } from "../team/team-ports.ts";
import { askForLink, canAsk } from "./ask-for-link.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";

/** What is left to do where the database has done its part. */
export type Linked = LinkAnswer | { kind: "to-announce"; link: Link; before: Link | null };

/**
 * Links projects to a channel: at once where an administrator asks or allowed it and no other channel holds them, or where
 * the channel has the link already and only its rules change; else an administrator is asked.
 */
export const makeLink = async (ports: LinkPorts, rules: LinkRules, { channel, user }: Asker): Promise<Linked> => {
  const { store, connections, admins } = ports;
  const asked: Link = { ...rules, team: channel };
  const connection = connections.find(({ name }) => name === asked.connection);
  if (connection === undefined) return { kind: "unknown-connection", connection: asked.connection, known: connections.map(({ name }) => name) };
  if (!connection.projects.some((pattern) => overlap(pattern, asked.projects))) return { kind: "not-spoken-for", link: asked };

  const [links, allowances] = await Promise.all([store.listLinks(), store.listAllowances()]);
  const now = findLink(links, asked);
  const link = now === undefined ? asked : { ...asked, projects: now.projects };
  if (now !== undefined && sameValue(now, link)) return { kind: "linked-before", link };
  const held = holdersOf(links, link).length > 0;
  if (now?.team === channel || (!held && (admins.includes(user) || isAllowed(allowances, link)))) {
    await store.putLink(link);
    return { kind: "to-announce", link, before: now ?? null };
  }
  return canAsk(ports) ? askForLink(ports, link, user) : { kind: "cannot-ask", held };
};

/** Tells the channel of a link that was made. */
export const announceLink = async (ports: LinkPorts, { link, before }: { link: Link; before: Link | null }, asker: Asker): Promise<LinkAnswer> => ({
  kind: "linked",
  link,
  announced: await announce(ports, { of: "link", before, after: link }, asker),
});
