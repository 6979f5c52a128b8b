import { digestOf } from "../../signatures/digest-of.ts";
import { impatiently } from "../impatiently.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";

/** Has the queue move a channel's projects, settings and flags to another, if whoever asks is in that one too. */
export const askToMove = async (ports: LinkPorts, { from, to, by }: { from: string; to: string; by: string }): Promise<LinkAnswer> => {
  if (to === from) return { kind: "not-moved", why: "same-channel", to };
  const known = await ports.channels.channelsOf(by);
  if (known.kind === "unknown") {
    ports.log("members-unknown", { channel: to, reason: known.reason }, "warn");
    return { kind: "not-moved", why: "members-unknown", to };
  }
  if (!known.channels.some(({ id }) => id === to)) return { kind: "not-moved", why: "not-a-member", to };
  const at = ports.clock().toISOString();
  const moving = await impatiently(ports, async (): Promise<LinkAnswer> => {
    const [links, team] = await Promise.all([ports.store.listLinks(), ports.store.findTeam(from)]);
    if (team === undefined && !links.some((link) => link.team === from)) return { kind: "not-moved", why: "nothing-here", to };
    await ports.queue.send({ version: 1, kind: "slack", work: "move", correlationId: await digestOf("move", from, to, by, at), from, to, by, at });
    return { kind: "moving", to };
  });
  return moving ?? { kind: "unavailable", verb: "move" };
};
