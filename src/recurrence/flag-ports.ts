import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { OrganizationStore } from "../ports/organization-store.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { TeamStore } from "../ports/team-store.ts";

export type FlagPorts = {
  store: OccurrenceStore & FlagStore & PostingStore & OrganizationStore & Pick<TeamStore, "findTeam">;
  messenger: Messenger;
  clock: Clock;
  log: Log;
};
