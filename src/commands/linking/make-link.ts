import { isAllowed } from "../../linking/allowance.ts";
import { isPending } from "../../linking/link-request.ts";
import { holdersOf } from "../../linking/holders-of.ts";
import { overlap } from "../../linking/overlap.ts";
import type { Link } from "../../pipelines/link.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import type { LinkRules } from "../arguments/parse-link.ts";
import { announce } from "../team/announce.ts";
import { sameValue } from "../team/same-value.ts";
import type { Asker } from "../team/team-ports.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";

/** What is left to do where the database has done its part. */
export type Linked = LinkAnswer | { kind: "to-announce"; link: Link; before: Link | null };

/**
 * Links projects to a channel: at once where an administrator asks or allowed it and no other channel holds them, or where
 * the channel has the link already and only its rules change; else an administrator is asked.
 */
export const makeLink = async (ports: LinkPorts, rules: LinkRules, { channel, user }: Asker): Promise<Linked> => {
  const { store, connections, admins, operationsChannel } = ports;
  const link: Link = { ...rules, team: channel };
  const connection = connections.find(({ name }) => name === link.connection);
  if (connection === undefined) return { kind: "unknown-connection", connection: link.connection, known: connections.map(({ name }) => name) };
  if (!connection.projects.some((pattern) => overlap(pattern, link.projects))) return { kind: "not-spoken-for", link };

  const [links, allowances] = await Promise.all([store.listLinks(), store.listAllowances()]);
  const now = links.find((each) => each.connection === link.connection && each.projects === link.projects);
  if (now !== undefined && sameValue(now, link)) return { kind: "linked-before", link };
  const held = holdersOf(links, link).length > 0;
  if (now?.team === channel || (!held && (admins.includes(user) || isAllowed(allowances, link)))) {
    await store.putLink(link);
    return { kind: "to-announce", link, before: now ?? null };
  }
  if (admins.length === 0 || operationsChannel === undefined) return { kind: "cannot-ask", held };
  return ask(ports, link, user);
};

/** Puts the request, and has the queue bring it to the administrators; asked again, it is still one. */
const ask = async ({ store, queue, clock }: LinkPorts, link: Link, askedBy: string): Promise<LinkAnswer> => {
  const id = await digestOf("link-request", link.team, link.connection, link.projects, JSON.stringify([link.branches, link.workflows, link.post]));
  const known = await store.findLinkRequest(id);
  const isOpen = known !== undefined && isPending(known);
  const askedAt = clock().toISOString();
  if (!isOpen) await store.changeLinkRequest({ id, link, askedBy, askedAt, decision: null, isDone: false, revision: known?.revision ?? 0 });
  await queue.send({ version: 1, kind: "slack", work: "link", correlationId: id, id });
  return { kind: "asked", link, again: isOpen };
};

/** Tells the channel of a link that was made. */
export const announceLink = async (ports: LinkPorts, { link, before }: { link: Link; before: Link | null }, asker: Asker): Promise<LinkAnswer> => ({
  kind: "linked",
  link,
  announced: await announce(ports, { of: "link", before, after: link }, asker),
});
