import type { Clock, FlagStore, Log, Messenger, PostingStore, ProjectStore, TeamStore } from "../ports.ts";
import { postOnce } from "../posting/post-once.ts";
import type { Posting } from "../posting/posting.ts";
import { noFlag } from "../recurrence/flag-state.ts";
import { movedView } from "../views/moved-view.ts";

export type MovePorts = {
  store: ProjectStore & TeamStore & FlagStore & PostingStore;
  messenger: Messenger;
  command: string;
  clock: Clock;
  log: Log;
};

/** `at`: when it was asked for, ISO 8601, UTC; `by`: a Slack user's id. */
export type Move = { from: string; to: string; by: string; at: string; correlationId: string };

/**
 * Moves a channel's links, settings, flags, snoozes and mutes to another one. What was counted stays where it was met.
 * The other channel's own settings, and what it has of an error already, go before. It may be repeated after a break anywhere.
 */
export const moveTeam = async (ports: MovePorts, move: Move): Promise<"moved" | "refused"> => {
  const { store, command, log } = ports;
  const { from, to, by, at } = move;
  const told = (channel: string, what: string): Posting => ({ kind: "told", channel, about: `move ${what} ${move.correlationId}` });
  // Where the bot cannot post, nothing is moved to.
  const arrived = await postOnce(ports, told(to, "in"), { message: () => movedView({ kind: "arrived", from, by }, { command }) });
  if (arrived.kind === "refused") {
    await postOnce(ports, told(by, "refused"), { message: () => movedView({ kind: "refused", to, reason: arrived.reason }, { command }) });
    return "refused";
  }

  const [settings, before] = [await store.findTeam(from), await store.findTeam(to)];
  await store.joinTeam(to);
  if (settings !== undefined && (before === undefined || before.joinedAt >= at)) {
    const { digestOn, schedule, thresholds } = settings;
    await store.changeTeam(to, { digestOn, schedule, thresholds });
  }
  const links = (await store.listLinks()).filter(({ team }) => team === from);
  for (const link of links) await store.putLink({ ...link, team: to });
  for (const { errorId, state } of await store.listFlags(from)) {
    const { revision, ...held } = await store.findFlag({ team: to, errorId });
    if (held.claims.length + held.mutes.length === 0 && held.snooze === null) await store.changeFlag({ team: to, errorId }, { ...state, revision });
    await store.changeFlag({ team: from, errorId }, { ...noFlag, revision: state.revision });
  }
  await store.leaveTeam(from);
  await postOnce(ports, told(from, "out"), { message: () => movedView({ kind: "left", from, to, by, links: links.length }, { command }) });
  log("team-moved", { from, to, links: links.length });
  return "moved";
};
