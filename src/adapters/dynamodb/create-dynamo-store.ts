import type { Store } from "../../ports/store.ts";
import { createChannelStore } from "./channel-store.ts";
import { createFlagStore } from "./flag-store.ts";
import { createLinkingStore } from "./linking-store.ts";
import { createNoteStore } from "./note-store.ts";
import { createOccurrenceStore } from "./occurrence-store.ts";
import { createOrganizationStore } from "./organization-store.ts";
import { createOpenFailureStore } from "./open-failure-store.ts";
import { createProjectStore } from "./project-store.ts";
import { createPostingStore } from "./posting-store.ts";
import { createRunStore } from "./run-store.ts";
import { createTeamStore } from "./team-store.ts";
import { createUnknownCodeStore } from "./unknown-code-store.ts";
import { createVoteStore } from "./vote-store.ts";
import { createWishStore } from "./wish-store.ts";
import { createWeekStore } from "./week-store.ts";
import type { Table } from "./table.ts";

/** The store on one DynamoDB table (keys: `pk`, `sk`; time to live: `expiresAt`). */
export const createDynamoStore = (table: Table): Store => ({
  ...createOccurrenceStore(table),
  ...createRunStore(table),
  ...createPostingStore(table),
  ...createProjectStore(table),
  ...createOpenFailureStore(table),
  ...createNoteStore(table),
  ...createUnknownCodeStore(table),
  ...createTeamStore(table),
  ...createVoteStore(table),
  ...createWishStore(table),
  ...createWeekStore(table),
  ...createFlagStore(table),
  ...createOrganizationStore(table),
  ...createChannelStore(table),
  ...createLinkingStore(table),
});
