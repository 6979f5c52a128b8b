import { UnavailableError } from "../errors.ts";
import type { Link } from "../pipelines/link.ts";
import type { Clock, LinkingStore, Log, Messenger, PostingStore, ProjectStore } from "../ports.ts";
import { postOnce } from "../posting/post-once.ts";
import type { Posting } from "../posting/posting.ts";
import { announcementView } from "../views/announcement-view.ts";
import { decidedView, lostLinkView, requestView, toldAskerView } from "../views/request-view.ts";
import { holdersOf } from "./holders-of.ts";
import type { LinkRequest } from "./link-request.ts";

export type RequestPorts = {
  store: LinkingStore & ProjectStore & PostingStore;
  messenger: Messenger;
  operationsChannel: string | undefined;
  command: string;
  clock: Clock;
  log: Log;
};

/** Brings a request to the administrators, or does what they decided and tells everybody concerned. It may be repeated: each is told once. */
export const carryOutRequest = async (ports: RequestPorts, { id }: { id: string }): Promise<void> => {
  const { store, operationsChannel, log } = ports;
  const request = await store.findLinkRequest(id);
  if (request === undefined || request.isDone || operationsChannel === undefined) return;
  const { link, decision } = request;
  const links = await store.listLinks();
  const question = postingTo(operationsChannel, "asked", request);
  if (decision === null) {
    const posted = await postOnce(ports, question, { message: () => requestView(request, { holders: holdersOf(links, link) }) });
    if (posted.kind === "refused") await tellAsker(ports, request, "not-asked");
    return;
  }

  if (decision.approved) {
    const before = links.find((each) => each.connection === link.connection && each.projects === link.projects) ?? null;
    await store.putLink(link);
    await announceApproved(ports, request, { before, by: decision.by });
  }
  const posted = await store.findPosted(question);
  if (posted !== undefined) {
    const updated = await ports.messenger.update({ channel: operationsChannel, ts: posted.ts, message: decidedView(request, decision) });
    if (updated.kind === "wait") throw new UnavailableError("slack", "Slack asked to wait before the next update", { retryAfter: updated.seconds });
    if (updated.kind !== "updated") log("request-not-updated", { reason: updated.kind === "refused" ? updated.reason : updated.kind }, "warn");
  }
  await tellAsker(ports, request, decision.approved ? "approved" : "declined");
  await store.changeLinkRequest({ ...request, isDone: true });
  log("link-request-done", { connection: link.connection, channel: link.team, approved: decision.approved });
};

const postingTo = (channel: string, what: string, { id, askedAt }: LinkRequest): Posting => ({ kind: "told", channel, about: `link ${what} ${id} ${askedAt}` });

const announceApproved = async (ports: RequestPorts, request: LinkRequest, { before, by }: { before: Link | null; by: string }): Promise<void> => {
  const { link } = request;
  const own = before?.team === link.team ? before : null;
  await postOnce(ports, postingTo(link.team, "made", request), { message: () => announcementView({ of: "link", before: own, after: link }, { by }) });
  if (before !== null && before.team !== link.team) {
    await postOnce(ports, postingTo(before.team, "lost", request), { message: () => lostLinkView(before, { by }) });
  }
};

const tellAsker = async (ports: RequestPorts, request: LinkRequest, what: "approved" | "declined" | "not-asked"): Promise<void> => {
  await postOnce(ports, postingTo(request.askedBy, what, request), { message: () => toldAskerView(request, what, { command: ports.command }) });
};
