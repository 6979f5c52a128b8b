import type { LookUp } from "../../catalog/look-up.ts";
import type { Redact } from "../../diagnosis/redact.ts";
import type { ChannelStore } from "../../ports/channel-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FlagStore } from "../../ports/flag-store.ts";
import type { Log } from "../../ports/log.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { Queue } from "../../ports/queue.ts";
import type { TeamStore } from "../../ports/team-store.ts";
import type { VoteStore } from "../../ports/vote-store.ts";
import type { WeekStore } from "../../ports/week-store.ts";

/** What the commands of a team need. */
export type TeamPorts = {
  find: (query: string) => LookUp;
  store: FlagStore & TeamStore & VoteStore & OccurrenceStore & ProjectStore & WeekStore & Pick<ChannelStore, "findChannel" | "changeChannel">;
  messenger: Pick<Messenger, "send">;
  queue: Pick<Queue, "send">;
  redact: Redact;
  /** The stage's own: of teams that set none. */
  timeZone: string;
  clock: Clock;
  log: Log;
};

/** Who asks, and where: both from the signed request. */
export type Asker = { channel: string; user: string };
