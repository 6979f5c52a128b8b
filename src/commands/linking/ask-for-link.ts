import { isPending } from "../../linking/link-request.ts";
import type { Link } from "../../pipelines/link.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";

/** Whether there is somebody who can decide on a link. */
export const canAsk = ({ admins, operationsChannel }: Pick<LinkPorts, "admins" | "operationsChannel">): boolean => admins.length > 0 && operationsChannel !== undefined;

/** Puts a request, and has the queue bring it to the administrators; asked again, it is still one. */
export const askForLink = async ({ store, queue, clock }: Pick<LinkPorts, "store" | "queue" | "clock">, link: Link, askedBy: string): Promise<Extract<LinkAnswer, { kind: "asked" }>> => {
  const id = await digestOf("link-request", link.team, link.connection, link.projects, JSON.stringify([link.branches, link.workflows, link.post]));
  const known = await store.findLinkRequest(id);
  const isOpen = known !== undefined && isPending(known);
  const askedAt = clock().toISOString();
  if (!isOpen) await store.changeLinkRequest({ id, link, askedBy, askedAt, decision: null, isDone: false, revision: known?.revision ?? 0 });
  await queue.send({ version: 1, kind: "slack", work: "link", correlationId: id, id });
  return { kind: "asked", link, again: isOpen };
};
