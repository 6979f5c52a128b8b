import type { LinkRules } from "../arguments/parse-link.ts";

/** What a person asks about the projects that a channel hears of. */
export type LinkCommand =
  | { kind: "link"; rules: LinkRules }
  /** With a window to fill in. */
  | { kind: "link-form" }
  | { kind: "unlink"; connection: string; projects: string }
  | { kind: "projects" }
  | { kind: "unlinked" }
  /** `to`: a channel's id, or `#` and its name. */
  | { kind: "move"; to: string }
  | { kind: "move-form" }
  /** Null: say how it is. */
  | { kind: "excerpts"; on: boolean | null };

/** The verb a command was typed with. */
export const linkVerbOf = ({ kind }: LinkCommand): string => kind.replace("-form", "");
