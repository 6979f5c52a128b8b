import { UnavailableError } from "../errors.ts";
import type { Link } from "../pipelines/link.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkingStore } from "../ports/linking-store.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import type { LateReplies } from "../ports/replies.ts";
import { postOnce } from "../posting/post-once.ts";
import type { Posting } from "../posting/posting.ts";
import { announcementView } from "../views/announcement-view.ts";
import { decidedView, lostLinkView, requestView, toldAskerView } from "../views/request-view.ts";
import { holdersOf } from "./holders-of.ts";
import type { LinkRequest } from "./link-request.ts";
import { makeApproved } from "./make-approved.ts";
import { tellPerson } from "./tell-person.ts";

export type RequestPorts = {
  store: LinkingStore & ProjectStore & PostingStore;
  messenger: Messenger;
  late: LateReplies;
  operationsChannel: string | undefined;
  command: string;
  clock: Clock;
  log: Log;
};

/**
 * Brings a request to the administrators, or does what they decided and then tells everybody concerned. It may be repeated:
 * the link is made once, each is told once, and whoever cannot be told holds up nobody else.
 */
export const carryOutRequest = async (ports: RequestPorts, { id }: { id: string }): Promise<void> => {
  const { store, log } = ports;
  const request = await store.findLinkRequest(id);
  if (request === undefined || request.isDone) return;
  const { decision } = request;
  if (decision === null) return bring(ports, request);

  const { revision, making } = decision.approved ? await makeApproved(store, request) : request;
  const told = await Promise.allSettled([
    ...(decision.approved ? announceMade(ports, request, { before: making?.before ?? null, by: decision.by }) : []),
    showDecision(ports, request, decision),
    tellAsker(ports, request, decision.approved ? "approved" : "declined"),
  ]);
  for (const each of told) if (each.status === "rejected") throw each.reason;
  await store.changeLinkRequest({ ...request, making, revision, isDone: true });
  log("link-request-done", { connection: request.link.connection, channel: request.link.team, approved: decision.approved });
};

const postingTo = (channel: string, what: string, { id, askedAt }: LinkRequest): Posting => ({ kind: "told", channel, about: `link ${what} ${id} ${askedAt}` });

/** Asked again, it is seen to that the question is still there: somebody may have deleted it. */
const bring = async (ports: RequestPorts, request: LinkRequest): Promise<void> => {
  const { store, messenger, operationsChannel, clock } = ports;
  if (operationsChannel === undefined) return;
  const question = postingTo(operationsChannel, "asked", request);
  const message = async () => requestView(request, { holders: holdersOf(await store.listLinks(), request.link) });
  const posted = await store.findPosted(question);
  if (posted === undefined) {
    const asked = await postOnce(ports, question, { message });
    if (asked.kind === "posted") return;
    // Nobody can decide on it: whoever asks again asks anew.
    await tellAsker(ports, request, "not-asked");
    await store.changeLinkRequest({ ...request, isDone: true });
    return;
  }
  const shown = await messenger.update({ channel: operationsChannel, ts: posted.ts, message: await message() });
  if (shown.kind === "wait") throw waiting(shown.seconds);
  // Its buttons name when it was asked for: what is gone is asked anew.
  if (shown.kind === "gone" && (await store.changeLinkRequest({ ...request, askedAt: clock().toISOString() })) === "changed") return carryOutRequest(ports, request);
  // Decided meanwhile, it must not be left with its buttons.
  const now = await store.findLinkRequest(request.id);
  if (now !== undefined && now.decision !== null) return carryOutRequest(ports, request);
};

const announceMade = (ports: RequestPorts, request: LinkRequest, { before, by }: { before: Link | null; by: string }): Promise<unknown>[] => {
  const { link } = request;
  const own = before?.team === link.team ? before : null;
  return [
    postOnce(ports, postingTo(link.team, "made", request), { message: () => announcementView({ of: "link", before: own, after: link }, { by }) }),
    ...(before === null || own !== null ? [] : [postOnce(ports, postingTo(before.team, "lost", request), { message: () => lostLinkView(before, { by }) })]),
  ];
};

const showDecision = async ({ store, messenger, operationsChannel, log }: RequestPorts, request: LinkRequest, decision: NonNullable<LinkRequest["decision"]>): Promise<void> => {
  const posted = operationsChannel === undefined ? undefined : await store.findPosted(postingTo(operationsChannel, "asked", request));
  if (posted === undefined || operationsChannel === undefined) return;
  const updated = await messenger.update({ channel: operationsChannel, ts: posted.ts, message: decidedView(request, decision) });
  if (updated.kind === "wait") throw waiting(updated.seconds);
  if (updated.kind !== "updated") log("request-not-updated", { reason: updated.kind === "refused" ? updated.reason : updated.kind }, "warn");
};

const waiting = (retryAfter: number): UnavailableError => new UnavailableError("slack", "Slack asked to wait before the next update", { retryAfter });

const tellAsker = (ports: RequestPorts, request: LinkRequest, what: "approved" | "declined" | "not-asked"): Promise<unknown> => {
  const { link, id, askedAt, askedBy } = request;
  return tellPerson(ports, { user: askedBy, channel: link.team, about: `link ${what} ${id} ${askedAt}`, message: toldAskerView(request, what, { command: ports.command }) });
};
