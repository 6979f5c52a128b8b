import type { ChannelState } from "../channels/channel-state.ts";
import type { Link } from "../pipelines/link.ts";
import type { TeamProfile } from "../recurrence/team-profile.ts";
import type { TeamStats } from "../recurrence/team-stats.ts";

/** One channel on somebody's Home tab. */
export type HomeTeam = { channel: string; profile: TeamProfile; state: ChannelState; stats: TeamStats; links: Link[] };

/** What one person's Home tab shows: only channels that the person is in. */
export type Home =
  /** Slack did not tell which channels those are, so none is shown. */
  | { kind: "members-unknown" }
  /** `from`: where the week begins (ISO 8601, UTC); `total`: how many channels there are on all pages. */
  | { kind: "teams"; from: string; teams: HomeTeam[]; page: number; pages: number; total: number };
