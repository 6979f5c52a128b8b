import type { ChannelState } from "../../channels/channel-state.ts";
import type { Link } from "../../pipelines/link.ts";
import type { Project } from "../../pipelines/project.ts";
import type { Unlinked } from "../../ports/project-store.ts";
import type { Announced } from "../team/team-answer.ts";

export type LinkAnswer =
  | { kind: "in-direct-message" }
  /** The database or the queue did not answer in time: it may have been done all the same. */
  | { kind: "unavailable"; verb: string }
  | { kind: "window-opened" }
  | { kind: "window-not-opened"; verb: string }
  | { kind: "unknown-connection"; connection: string; known: string[] }
  /** The connection may not speak for such projects. */
  | { kind: "not-spoken-for"; link: Link }
  | { kind: "linked-before"; link: Link }
  | { kind: "linked"; link: Link; announced: Announced }
  /** An administrator decides. `again`: it was asked for before. */
  | { kind: "asked"; link: Link; again: boolean }
  /** `held`: another channel has it. */
  | { kind: "cannot-ask"; held: boolean }
  | { kind: "unlinked"; link: Link; announced: Announced }
  | { kind: "not-linked"; connection: string; projects: string }
  | { kind: "projects"; links: Link[]; projects: Project[]; state: ChannelState }
  /** `hidden`: how many more there are that only administrators see. */
  | { kind: "unlinked-projects"; shown: Unlinked[]; hidden: number }
  | { kind: "moving"; to: string }
  /** An administrator decides on these links; nothing is moved yet. */
  | { kind: "asked-to-move"; links: Link[]; to: string }
  | { kind: "not-moved"; why: "same-channel" | "not-a-member" | "members-unknown" | "nothing-here" | "not-allowed" | "too-many"; to: string }
  | { kind: "excerpts"; excerpts: boolean; shared: boolean | null; changed: boolean; announced: Announced | null }
  | { kind: "not-admin" };
