import type { Clock, FlagStore, Log, Messenger, OccurrenceStore, OrganizationStore, PostingStore, TeamStore } from "../ports.ts";

export type FlagPorts = {
  store: OccurrenceStore & FlagStore & PostingStore & OrganizationStore & Pick<TeamStore, "findTeam">;
  messenger: Messenger;
  clock: Clock;
  log: Log;
};
