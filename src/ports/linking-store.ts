import type { Allowance } from "../linking/allowance.ts";
import type { LinkRequest } from "../linking/link-request.ts";

/** Who may link what, and what administrators are asked. */
export type LinkingStore = {
  listAllowances(): Promise<Allowance[]>;
  /** In place of the one with the same connection and projects. */
  putAllowance(allowance: Allowance): Promise<void>;
  removeAllowance(allowance: Pick<Allowance, "connection" | "projects">): Promise<void>;
  /** Undefined also where it ran out. */
  findLinkRequest(id: string): Promise<LinkRequest | undefined>;
  /** Puts a request in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeLinkRequest(request: LinkRequest): Promise<"changed" | "conflict">;
};
