import { undoneView } from "../../views/announcement-view.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import { queueFlagStatus } from "../team/queue-flag-status.ts";
import type { TeamChange } from "../team/team-change.ts";
import { undoTeamChange } from "../team/undo-team-change.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";

/** Undoes an announced change; the announcement says so, without its button. */
export const pressUndo = async (ports: ButtonPorts & LinkPorts, press: Press, change: TeamChange): Promise<PressedAnswer> => {
  const { channel, user, message, reference } = press;
  const undone = await impatiently(ports, () => undoTeamChange(ports, change, { channel, user }));
  if (undone === null) return { kind: "unavailable" };
  if (undone.kind !== "undone") return undone;
  if (change.of === "mute") await queueFlagStatus(ports, change.errorId, { channel, user });
  if (message === null) return { kind: "undone-unseen" };
  const [made] = message.blocks;
  try {
    const updated = await ports.messenger.update({ channel, ts: message.ts, message: undoneView(change, { made, by: user, at: ports.clock().toISOString() }) });
    return updated.kind === "updated" ? { kind: "done" } : { kind: "undone-unseen" };
  } catch (error) {
    ports.log("undo-not-shown", { reference, error: error instanceof Error ? error.name : "unknown" });
    return { kind: "undone-unseen" };
  }
};
