import { holdersOf } from "../../linking/holders-of.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import { makeLink } from "../linking/make-link.ts";
import { sameValue } from "./same-value.ts";
import type { TeamChange } from "./team-change.ts";
import type { Asker } from "./team-ports.ts";
import type { Undone } from "./undo-team-change.ts";

/**
 * Goes back to the link that was before a change. One that was ended is put again only where no other channel has taken its
 * projects since, and by the rules of any link; what an administrator had once approved, freely for a while.
 */
export const undoLink = async (ports: LinkPorts, { before, after, freely }: Extract<TeamChange, { of: "link" }>, asker: Asker): Promise<Undone> => {
  const { store, clock } = ports;
  const { channel: team } = asker;
  const name = after ?? before;
  if (name === null) return { kind: "changed-since" };
  const links = await store.listLinks();
  const now = links.find((each) => each.connection === name.connection && each.projects === name.projects) ?? null;
  if (sameValue(now, before)) return { kind: "undone-before" };
  if (!sameValue(now, after)) return { kind: "changed-since" };
  if (before === null) {
    await store.removeLink(name);
    return { kind: "undone" };
  }
  const link = { ...before, team };
  if (holdersOf(links, link).length > 0) return { kind: "changed-since" };
  // The channel has it now, or had it until lately.
  if (after !== null || (freely !== undefined && clock().toISOString() < freely)) {
    await store.putLink(link);
    return { kind: "undone" };
  }
  const made = await makeLink(ports, link, asker);
  return { kind: made.kind === "to-announce" ? "undone" : made.kind === "asked" ? "asked-to-link" : "may-not-link" };
};
