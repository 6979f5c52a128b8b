import { isAllowed } from "../../linking/allowance.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import { impatiently } from "../impatiently.ts";
import { askForLink, canAsk } from "./ask-for-link.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";

/** Links that are asked for at once: administrators decide on each. */
const mostAsked = 10;

/**
 * Has the queue move a channel's projects, settings and flags to another, if whoever asks is in that one too. A link goes to
 * another channel by the same rules as it would be made there: allowed, or by an administrator; else one is asked, and
 * nothing is moved yet. `to`: a channel's id, or `#` and its name.
 */
export const askToMove = async (ports: LinkPorts, { from, to: typed, by }: { from: string; to: string; by: string }): Promise<LinkAnswer> => {
  if (typed === from) return { kind: "not-moved", why: "same-channel", to: from };
  const known = await ports.channels.channelsOf(by);
  if (known.kind === "unknown") {
    ports.log("members-unknown", { channel: typed, reason: known.reason }, "warn");
    return { kind: "not-moved", why: "members-unknown", to: typed };
  }
  const to = known.channels.find(({ id, name }) => id === typed || `#${name}` === typed.toLowerCase())?.id;
  if (to === undefined) return { kind: "not-moved", why: "not-a-member", to: typed };
  if (to === from) return { kind: "not-moved", why: "same-channel", to };
  const at = ports.clock().toISOString();
  const moving = await impatiently(ports, async (): Promise<LinkAnswer> => {
    const [all, allowances, team] = await Promise.all([ports.store.listLinks(), ports.store.listAllowances(), ports.store.findTeam(from)]);
    const links = all.filter((link) => link.team === from).map((link) => ({ ...link, team: to }));
    if (team === undefined && links.length === 0) return { kind: "not-moved", why: "nothing-here", to };
    const withheld = ports.admins.includes(by) ? [] : links.filter((link) => !isAllowed(allowances, link));
    if (withheld.length > 0) {
      if (!canAsk(ports) || withheld.length > mostAsked) return { kind: "not-moved", why: canAsk(ports) ? "too-many" : "not-allowed", to };
      await Promise.all(withheld.map((link) => askForLink(ports, link, by)));
      return { kind: "asked-to-move", links: withheld, to };
    }
    await ports.queue.send({ version: 1, kind: "slack", work: "move", correlationId: await digestOf("move", from, to, by, at), from, to, by, at });
    return { kind: "moving", to };
  });
  return moving ?? { kind: "unavailable", verb: "move" };
};
