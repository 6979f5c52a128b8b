import type { Clock, Store } from "../../ports.ts";
import { createNoticeStore } from "./notice-store.ts";
import { createOccurrenceStore } from "./occurrence-store.ts";
import { createPostingStore } from "./posting-store.ts";
import { createProjectStore } from "./project-store.ts";
import { createRunStore } from "./run-store.ts";
import { createUnknownCodeStore } from "./unknown-code-store.ts";

/** The store in memory, for simulations of long times. It passes the same contract suite as the table. */
export const createMemoryStore = ({ clock }: { clock: Clock }): Store => ({
  ...createOccurrenceStore(clock),
  ...createRunStore(clock),
  ...createPostingStore(clock),
  ...createProjectStore(clock),
  ...createNoticeStore(),
  ...createUnknownCodeStore(clock),
});
