import type { ChannelStore } from "./channel-store.ts";
import type { FlagStore } from "./flag-store.ts";
import type { LinkingStore } from "./linking-store.ts";
import type { NoteStore } from "./note-store.ts";
import type { OccurrenceStore } from "./occurrence-store.ts";
import type { OpenFailureStore } from "./open-failure-store.ts";
import type { OrganizationStore } from "./organization-store.ts";
import type { PostingStore } from "./posting-store.ts";
import type { ProjectStore } from "./project-store.ts";
import type { RunStore } from "./run-store.ts";
import type { TeamStore } from "./team-store.ts";
import type { UnknownCodeStore } from "./unknown-code-store.ts";
import type { VoteStore } from "./vote-store.ts";
import type { WeekStore } from "./week-store.ts";
import type { WishStore } from "./wish-store.ts";

export type Store = OccurrenceStore & WishStore & VoteStore & NoteStore & RunStore & PostingStore & ProjectStore & UnknownCodeStore & TeamStore & WeekStore & FlagStore & OrganizationStore & OpenFailureStore & ChannelStore & LinkingStore;
