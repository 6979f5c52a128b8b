import type { Messenger } from "../../ports/messenger.ts";
import type { PostingStore } from "../../ports/posting-store.ts";
import type { PersonalReplies } from "../../ports/replies.ts";
import type { TeamPorts } from "../team/team-ports.ts";

/** What the buttons need. */
export type ButtonPorts = TeamPorts & { store: TeamPorts["store"] & PostingStore; messenger: Pick<Messenger, "send" | "update" | "findPosted">; replies: PersonalReplies; command: string };
