import type { FlagPorts } from "../recurrence/flag-ports.ts";
import { raiseFlags } from "../recurrence/raise-flags.ts";
import { reviewFlag } from "../recurrence/review-flag.ts";
import { stillStands } from "../recurrence/still-stands.ts";
import type { OpenFailureStore } from "../ports/open-failure-store.ts";
import type { OpenFailureKey } from "./open-failure.ts";
import type { SlackWork } from "./queue-message.ts";
import { settleFailure } from "./settle-failure.ts";
import { showChangeAt } from "./show-change.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Has messages say what follows from an occurrence that was taken back or brought back: how often the failure came, where a storm met it, and whether the flag holds. */
export const reviewWithdrawal = async (ports: TellPorts & FlagPorts, { team, errorId, occurredAt, place, isBack, correlationId }: SlackWork<"withdrawn">): Promise<void> => {
  if (place !== null) {
    await markChanged(ports.store, { place, errorId });
    await settleFailure(ports, { place, errorId });
    await showChangeAt(ports, { channel: team, errorId }, occurredAt);
  }
  const reviewed = await reviewFlag(ports, { team, errorId, correlationId });
  // Another may have taken it back again since.
  if (isBack && (await stillStands(ports.store, { team, errorId, occurredAt }))) await raiseFlags(ports, { team, errorId, occurredAt });
  ports.log("withdrawal-reviewed", { team, errorId, isBack, ...reviewed });
};

/** What counts was changed beside the failure's state: whoever read it before, and settles that state meanwhile, sees by the revision to look again. So it is as well where another counted it up first. */
const markChanged = async (store: Pick<OpenFailureStore, "findOpenFailure" | "changeOpenFailure">, of: OpenFailureKey): Promise<void> => {
  const open = await store.findOpenFailure(of);
  if (open !== undefined) await store.changeOpenFailure(open);
};
