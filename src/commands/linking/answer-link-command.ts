import type { Redact } from "../../diagnosis/redact.ts";
import { UnavailableError } from "../../errors.ts";
import { isAllowed } from "../../linking/allowance.ts";
import { announceExcerptsView } from "../../views/excerpts-view.ts";
import { linkForm } from "../../views/link-form.ts";
import { moveForm } from "../../views/move-form.ts";
import { safeName } from "../../pipelines/safe-name.ts";
import { mostListed } from "../../views/link-view.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import { impatiently } from "../impatiently.ts";
import { announce } from "../team/announce.ts";
import type { Announced } from "../team/team-answer.ts";
import { endLink } from "./end-link.ts";
import { announceLink, makeLink } from "./make-link.ts";
import { askToMove } from "./ask-to-move.ts";
import type { LinkAnswer } from "./link-answer.ts";
import { linkVerbOf, type LinkCommand } from "./link-command.ts";
import type { LinkAsker, LinkPorts } from "./link-ports.ts";

/** Answers what is asked about the projects of a channel. */
export const answerLinkCommand = async (ports: LinkPorts, command: LinkCommand, asker: LinkAsker): Promise<LinkAnswer> => {
  const { channel, user, triggerId } = asker;
  if (channel.startsWith("D")) return { kind: "in-direct-message" };
  const verb = linkVerbOf(command);
  switch (command.kind) {
    case "link-form":
      return opened(await ports.replies.openModal({ triggerId, view: linkForm({ channel, connections: ports.connections.map(({ name }) => name) }) }), verb);
    case "move-form":
      return opened(await ports.replies.openModal({ triggerId, view: moveForm({ channel }) }), verb);
    case "link": {
      const made = await impatiently(ports, () => makeLink(ports, command.rules, asker));
      if (made === null) return { kind: "unavailable", verb };
      return made.kind === "to-announce" ? announceLink(ports, made, asker) : made;
    }
    case "unlink": {
      const { connection, projects } = command;
      const ended = await impatiently(ports, () => endLink(ports, { channel, connection, projects }));
      if (ended === null) return { kind: "unavailable", verb };
      if (ended === "none") return { kind: "not-linked", connection, projects };
      return { kind: "unlinked", link: ended.before, announced: await announce(ports, { of: "link", after: null, ...ended }, asker) };
    }
    case "projects":
      return (
        (await impatiently(ports, async () => {
          const [links, projects, state] = await Promise.all([ports.store.listLinks(), ports.store.listProjects(channel), ports.store.findChannel(channel)]);
          return { kind: "projects" as const, links: links.filter(({ team }) => team === channel), projects: await safelyNamed(ports, projects), state };
        })) ?? { kind: "unavailable", verb }
      );
    case "unlinked":
      return (
        (await impatiently(ports, async () => {
          const [all, allowances] = await Promise.all([ports.store.listUnlinked(), ports.store.listAllowances()]);
          const isShown = ({ connection, name }: { connection: string; name: string }): boolean => ports.admins.includes(user) || isAllowed(allowances, { connection, projects: name, team: channel });
          const shown = all.filter(isShown).toSorted((a, b) => b.count - a.count);
          return { kind: "unlinked-projects" as const, shown: await safelyNamed(ports, shown), hidden: all.length - shown.length };
        })) ?? { kind: "unavailable", verb }
      );
    case "move":
      return askToMove(ports, { from: channel, to: command.to, by: user });
    case "excerpts":
      return answerExcerpts(ports, command.on, asker);
  }
};

const opened = (isOpen: boolean, verb: string): LinkAnswer => (isOpen ? { kind: "window-opened" } : { kind: "window-not-opened", verb });

const answerExcerpts = async (ports: LinkPorts, on: boolean | null, { channel, user }: LinkAsker): Promise<LinkAnswer> => {
  if (on !== null && !ports.admins.includes(user)) return { kind: "not-admin" };
  const before = await impatiently(ports, async () => {
    const state = await ports.store.findChannel(channel);
    if (on !== null && on !== state.excerpts) await ports.store.changeChannel(channel, { excerpts: on });
    return state;
  });
  if (before === null) return { kind: "unavailable", verb: "excerpts" };
  const excerpts = on ?? before.excerpts;
  const changed = excerpts !== before.excerpts;
  const shared = before.shared?.is ?? null;
  if (!changed) return { kind: "excerpts", excerpts, shared, changed, announced: null };
  return { kind: "excerpts", excerpts, shared, changed, announced: await announceExcerpts(ports, { by: user, on: excerpts, channel }) };
};

const announceExcerpts = async ({ messenger, clock, log }: LinkPorts, { by, on, channel }: { by: string; on: boolean; channel: string }): Promise<Announced> => {
  const key = await digestOf("excerpts", channel, by, clock().toISOString());
  try {
    const sent = await messenger.send({ channel, message: announceExcerptsView({ by, on }), key });
    return sent.kind === "posted" ? { kind: "announced" } : { kind: "not-announced", reason: sent.kind === "refused" ? sent.reason : "ratelimited" };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log("change-not-announced", { channel, of: "excerpts", reason: error.message });
    return { kind: "not-announced", reason: "no_answer" };
  }
};

/** A project is asked for by its name, so a secret in it is kept; what is listed does without. */
const safelyNamed = async <Of extends { name: string }>({ redact }: { redact: Redact }, all: readonly Of[]): Promise<Of[]> =>
  Promise.all(all.map(async (each, at) => (at < mostListed ? { ...each, name: await safeName(redact, each.name) } : each)));
