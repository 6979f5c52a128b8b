import { MessageHeldError } from "../errors.ts";
import type { LinkingStore } from "../ports/linking-store.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import { findLink } from "../pipelines/link.ts";
import { sameValue } from "../commands/team/same-value.ts";
import type { LinkRequest } from "./link-request.ts";

/** In seconds: another delivery of the same request is at it. */
const pause = 2;

/**
 * Makes the link that was approved, once: what it takes the place of is kept first, and that it is made at once after, so
 * that a try that comes later makes nothing again that somebody unlinked since. Gives the request as it is then.
 */
export const makeApproved = async (store: LinkingStore & ProjectStore, request: LinkRequest): Promise<LinkRequest> => {
  const { link, making } = request;
  if (making?.isMade === true) return request;
  const now = findLink(await store.listLinks(), link) ?? null;
  const begun = making === undefined ? await changed(store, { ...request, making: { before: now, isMade: false } }) : request;
  const before = begun.making?.before ?? null;
  // Where it is neither what was there before nor this link, an earlier try made it and somebody changed it since.
  if (sameValue(now, before)) await store.putLink({ ...link, projects: now?.projects ?? link.projects });
  return changed(store, { ...begun, making: { before, isMade: true } });
};

const changed = async (store: LinkingStore, request: LinkRequest): Promise<LinkRequest> => {
  if ((await store.changeLinkRequest(request)) === "conflict") throw new MessageHeldError(pause);
  return { ...request, revision: request.revision + 1 };
};
