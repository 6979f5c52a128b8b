import { isoWeeksIn } from "../digest/iso-week.ts";
import type { ChannelStore } from "../ports/channel-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { Log } from "../ports/log.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import type { SlackChannels } from "../ports/slack-channels.ts";
import type { TeamStore } from "../ports/team-store.ts";
import { openFlags } from "../recurrence/open-flags.ts";
import { teamStats } from "../recurrence/team-stats.ts";
import type { Link } from "../pipelines/link.ts";
import type { Home, HomeTeam } from "./home.ts";

export type HomePorts = {
  store: OccurrenceStore & FlagStore & TeamStore & ProjectStore & ChannelStore;
  channels: SlackChannels;
  clock: Clock;
  log: Log;
};

/** Channels on one page. */
export const teamsPerPage = 12;

/** Reads what somebody's Home tab shows. Which channels those are is asked each time. */
export const readHome = async (ports: HomePorts, { user, page }: { user: string; page: number }): Promise<Home> => {
  const { store, channels, clock, log } = ports;
  const [known, listed] = [await channels.channelsOf(user), new Set(await store.listTeams())];
  if (known.kind === "unknown") {
    log("members-unknown", { reason: known.reason }, "warn");
    return { kind: "members-unknown" };
  }
  const now = clock();
  const [week] = isoWeeksIn({ from: now.toISOString(), until: new Date(now.getTime() + 1).toISOString() });
  const from = week?.from ?? now.toISOString();
  const mine = known.channels.filter(({ id }) => listed.has(id)).toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  const pages = Math.max(1, Math.ceil(mine.length / teamsPerPage));
  const at = Math.min(page, pages - 1);
  const links = await store.listLinks();
  const teams = await Promise.all(mine.slice(at * teamsPerPage, (at + 1) * teamsPerPage).map(({ id }) => readTeam(ports, id, { from, now, links })));
  return { kind: "teams", from, teams: teams.flatMap((team) => team ?? []), page: at, pages, total: mine.length };
};

const readTeam = async ({ store }: HomePorts, team: string, { from, now, links }: { from: string; now: Date; links: readonly Link[] }): Promise<HomeTeam | undefined> => {
  const [profile, state, occurrences, flags] = await Promise.all([
    store.findTeam(team),
    store.findChannel(team),
    store.listOccurrences({ team, from, until: new Date(now.getTime() + 1).toISOString() }),
    store.listFlags(team),
  ]);
  if (profile === undefined) return undefined;
  return { channel: team, profile, state, stats: teamStats(team, occurrences, openFlags(flags, now)), links: links.filter((link) => link.team === team) };
};
