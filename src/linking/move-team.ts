import type { Note } from "../notes/note.ts";
import type { ChannelStore } from "../ports/channel-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { NoteStore } from "../ports/note-store.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import type { LateReplies } from "../ports/replies.ts";
import type { TeamStore } from "../ports/team-store.ts";
import { postOnce } from "../posting/post-once.ts";
import type { Posting } from "../posting/posting.ts";
import { noFlag } from "../recurrence/flag-state.ts";
import { movedView } from "../views/moved-view.ts";
import { tellPerson } from "./tell-person.ts";

export type MovePorts = {
  store: ProjectStore & TeamStore & FlagStore & NoteStore & PostingStore & Pick<ChannelStore, "findChannel" | "changeChannel">;
  messenger: Messenger;
  late: LateReplies;
  command: string;
  clock: Clock;
  log: Log;
};

/** `at`: when it was asked for, ISO 8601, UTC; `by`: a Slack user's id. */
export type Move = { from: string; to: string; by: string; at: string; correlationId: string };

/**
 * Moves a channel's links, settings, flags, snoozes, mutes and notes to another one. What was counted stays where it was met;
 * other apps' messages are answered nowhere any more, for each channel switches that on itself.
 * The other channel's own settings, and what it has of an error already, go before. It may be repeated after a break anywhere.
 */
export const moveTeam = async (ports: MovePorts, move: Move): Promise<"moved" | "refused"> => {
  const { store, command, log } = ports;
  const { from, to, by, at } = move;
  const about = (what: string): string => `move ${what} ${move.correlationId}`;
  const told = (channel: string, what: string): Posting => ({ kind: "told", channel, about: about(what) });
  const { watches } = await store.findChannel(from);
  // Where the bot cannot post, nothing is moved to.
  const arrived = await postOnce(ports, told(to, "in"), { message: () => movedView({ kind: "arrived", from, by, watched: watches }, { command }) });
  if (arrived.kind === "refused") {
    await tellPerson(ports, { user: by, channel: from, about: about("refused"), message: movedView({ kind: "refused", to, reason: arrived.reason }, { command }) });
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
  await moveNotes(store, { from, to });
  await store.leaveTeam(from);
  if (watches) await store.changeChannel(from, { watches: false });
  await postOnce(ports, told(from, "out"), { message: () => movedView({ kind: "left", from, to, by, links: links.length }, { command }) });
  log("team-moved", { from, to, links: links.length });
  return "moved";
};

/** One that stands there already was moved by an earlier try; where another was written in the same millisecond it stays. */
const moveNotes = async (store: NoteStore, { from, to }: { from: string; to: string }): Promise<void> => {
  const there = await store.listNotes({ team: to });
  const isThere = ({ errorId, at, text }: Note): boolean => there.some((each) => each.errorId === errorId && each.at === at && each.text === text);
  for (const note of await store.listNotes({ team: from })) {
    if (isThere(note) || (await store.addNote({ ...note, team: to })) === "added") await store.removeNote(note);
  }
};
