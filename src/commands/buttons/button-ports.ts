import type { Messenger, PersonalReplies, PostingStore } from "../../ports.ts";
import type { TeamPorts } from "../team/team-ports.ts";

/** What the buttons need. */
export type ButtonPorts = TeamPorts & { store: TeamPorts["store"] & PostingStore; messenger: Pick<Messenger, "send" | "update" | "findPosted">; replies: PersonalReplies; command: string };
