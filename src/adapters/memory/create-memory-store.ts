import type { Clock } from "../../ports/clock.ts";
import type { Store } from "../../ports/store.ts";
import { createChannelStore } from "./channel-store.ts";
import { createFlagStore } from "./flag-store.ts";
import { createLinkingStore } from "./linking-store.ts";
import { createNoteStore } from "./note-store.ts";
import { createOccurrenceStore } from "./occurrence-store.ts";
import { createOrganizationStore } from "./organization-store.ts";
import { createPostingStore } from "./posting-store.ts";
import { createOpenFailureStore } from "./open-failure-store.ts";
import { createProjectStore } from "./project-store.ts";
import { createRunStore } from "./run-store.ts";
import { createTeamStore } from "./team-store.ts";
import { createUnknownCodeStore } from "./unknown-code-store.ts";
import { createVoteStore } from "./vote-store.ts";
import { createWishStore } from "./wish-store.ts";
import { createWeekStore } from "./week-store.ts";

/** The store in memory, for simulations of long times. It passes the same contract suite as the table. */
export const createMemoryStore = ({ clock }: { clock: Clock }): Store => {
  const teams = createTeamStore(clock);
  return {
    ...createOccurrenceStore(clock),
    ...createRunStore(clock),
    ...createPostingStore(clock),
    ...createProjectStore(clock, teams),
    ...createOpenFailureStore(clock),
    ...createNoteStore(),
    ...createUnknownCodeStore(clock),
    ...teams,
    ...createVoteStore(clock),
    ...createWishStore(clock),
    ...createWeekStore(clock),
    ...createFlagStore(clock),
    ...createOrganizationStore(clock),
    ...createChannelStore(),
    ...createLinkingStore(clock),
  };
};
