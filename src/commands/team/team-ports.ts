import type { LookUp } from "../../catalog/look-up.ts";
import type { Redact } from "../../diagnosis/redact.ts";
import type { ChannelStore, Clock, FlagStore, Log, Messenger, OccurrenceStore, ProjectStore, Queue, TeamStore, VoteStore, WeekStore } from "../../ports.ts";

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
