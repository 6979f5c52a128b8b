import { isAllowed } from "../../linking/allowance.ts";
import { findLink, type Link } from "../../pipelines/link.ts";
import type { LinkPorts } from "./link-ports.ts";

/** In milliseconds: for so long the channel has back, by the button alone, what an administrator had once let it have. */
const grace = 86_400_000;

/** Ends a link of a channel. `freely`: until when it may be undone without being allowed; what is allowed now is undone for as long as it is. */
export const endLink = async ({ store, clock }: Pick<LinkPorts, "store" | "clock">, { channel, connection, projects }: { channel: string; connection: string; projects: string }): Promise<{ before: Link; freely?: string } | "none"> => {
  const [links, allowances] = await Promise.all([store.listLinks(), store.listAllowances()]);
  const before = findLink(links.filter(({ team }) => team === channel), { connection, projects });
  if (before === undefined) return "none";
  await store.removeLink(before);
  return isAllowed(allowances, before) ? { before } : { before, freely: new Date(clock().getTime() + grace).toISOString() };
};
