import { changeFlag } from "../../recurrence/change-flag.ts";
import type { FlagState, Mute } from "../../recurrence/flag-state.ts";
import { sameValue } from "./same-value.ts";
import type { TeamChange } from "./team-change.ts";
import type { TeamPorts } from "./team-ports.ts";

/** Brings back the mutes that were before a change, if those that it set are still set; what has ended meanwhile stays so. */
export const undoMute = async ({ store, clock }: Pick<TeamPorts, "store" | "clock">, { errorId, before, after }: Extract<TeamChange, { of: "mute" }>, team: string): Promise<{ kind: "undone" | "undone-before" | "changed-since" }> => {
  const now = clock().toISOString();
  const lasting = (mutes: readonly Mute[]): Mute[] => mutes.filter(({ until }) => until > now).toSorted((a, b) => (a.project ?? "").localeCompare(b.project ?? ""));
  const isTouched = ({ project }: Mute): boolean => [...before, ...after].some((each) => each.project === project);
  let kind: "undone" | "undone-before" | "changed-since" = "changed-since";
  await changeFlag(store, { team, errorId }, (state: FlagState) => {
    const set = lasting(state.mutes.filter(isTouched));
    kind = sameValue(set, lasting(after)) ? "undone" : sameValue(set, lasting(before)) ? "undone-before" : "changed-since";
    return kind === "undone" ? { ...state, mutes: [...lasting(state.mutes.filter((each) => !isTouched(each))), ...lasting(before)] } : state;
  });
  return { kind };
};
