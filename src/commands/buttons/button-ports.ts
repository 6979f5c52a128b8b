import type { Messenger, PersonalReplies } from "../../ports.ts";
import type { TeamPorts } from "../team/team-ports.ts";

/** What the buttons need. */
export type ButtonPorts = TeamPorts & { messenger: Pick<Messenger, "send" | "update">; replies: PersonalReplies; command: string };
