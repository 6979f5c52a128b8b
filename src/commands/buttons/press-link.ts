import { linkForm } from "../../views/link-form.ts";
import { moveForm } from "../../views/move-form.ts";
import { linkActions, readChannelValue, readPageValue, readRequestValue } from "../../views/link-actions.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import type { Press } from "./press.ts";

export const pressLink = async (ports: LinkPorts, press: Press): Promise<PressedAnswer> => {
  const { actionId, value, triggerId, user } = press;
  if (actionId === linkActions.approve || actionId === linkActions.decline) return decide(ports, press, actionId === linkActions.approve);
  if (actionId.startsWith(linkActions.page)) {
    const page = readPageValue(value)?.page;
    if (page === undefined) return { kind: "outdated" };
    await ports.queue.send({ version: 1, kind: "slack", work: "home", correlationId: press.reference, user, page });
    return { kind: "done" };
  }
  const about = readChannelValue(value);
  if (about === undefined) return { kind: "outdated" };
  const { channel } = about;
  // What is filled in is checked again: also whether the person is in that channel.
  if (actionId === linkActions.openMove && channel !== null) return opened(await ports.replies.openModal({ triggerId, view: moveForm({ channel }) }));
  if (actionId === linkActions.openLink) return opened(await ports.replies.openModal({ triggerId, view: linkForm({ channel, connections: ports.connections.map(({ name }) => name) }) }));
  return { kind: "outdated" };
};

const opened = (isOpen: boolean): PressedAnswer => (isOpen ? { kind: "done" } : { kind: "not-opened" });

/** Takes an administrator's word, once; the queue carries it out. */
const decide = async ({ store, queue, admins, clock, log }: LinkPorts, { user, value }: Press, approved: boolean): Promise<PressedAnswer> => {
  if (!admins.includes(user)) return { kind: "not-admin" };
  const about = readRequestValue(value);
  if (about === undefined) return { kind: "outdated" };
  const decided = await impatiently({ log }, async (): Promise<PressedAnswer> => {
    const request = await store.findLinkRequest(about.id);
    if (request === undefined || request.askedAt !== about.askedAt) return { kind: "request-gone" };
    const isMine = request.decision === null && (await store.changeLinkRequest({ ...request, decision: { approved, by: user, at: clock().toISOString() } })) === "changed";
    // Pressed again, it is seen to that what was decided is carried out.
    const now = isMine ? undefined : await store.findLinkRequest(about.id);
    if (isMine || now?.isDone === false) await queue.send({ version: 1, kind: "slack", work: "link", correlationId: about.id, id: about.id });
    return isMine || now?.decision?.approved === approved ? { kind: "done" } : { kind: "decided-before" };
  });
  return decided ?? { kind: "unavailable" };
};
