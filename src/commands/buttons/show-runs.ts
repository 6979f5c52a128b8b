import type { FlagSubject } from "../../views/flag-actions.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { runsModal, mostRuns, runsDays } from "../../views/runs-modal.ts";
import { impatiently } from "../impatiently.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";

/** Opens a window with the runs behind a flag. */
export const showRuns = async (ports: ButtonPorts, { channel, triggerId }: Press, { errorId }: FlagSubject): Promise<PressedAnswer> => {
  const now = ports.clock();
  const range = { from: new Date(now.getTime() - runsDays * 86_400_000).toISOString(), until: new Date(now.getTime() + 1).toISOString() };
  const met = await impatiently(ports, () => ports.store.listOccurrencesFrom("last", { team: channel, errorId, ...range, limit: mostRuns + 1 }));
  if (met === null) return { kind: "unread" };
  return (await ports.replies.openModal({ triggerId, view: runsModal(errorId, met) })) ? { kind: "done" } : { kind: "not-opened" };
};
