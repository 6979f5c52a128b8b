import { postOnce } from "../posting/post-once.ts";
import type { Storm } from "../recurrence/storm.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { refreshStorm, stormMessage } from "./refresh-storm.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Posts a storm's message unless it is there, and has it say how the storm stands. `gone`: somebody deleted it. */
export const tellStorm = async (ports: TellPorts, storm: Storm): Promise<{ kind: "posted"; ts: string } | { kind: "gone" } | { kind: "refused"; reason: string }> => {
  const { team, errorId, startedAt } = storm;
  let shown: SlackMessage | undefined;
  const posted = await postOnce(ports, { kind: "storm", team, errorId, startedAt }, {
    message: async () => {
      shown = await stormMessage(ports, storm);
      return shown;
    },
  });
  if (posted.kind === "refused") return posted;
  const state = await ports.store.findStorm(storm);
  // Where somebody else changes it at this moment, that one's own turn notes it.
  if (state?.startedAt === startedAt && state.ts === null) await ports.store.changeStorm({ ...state, ts: posted.ts });
  return (await refreshStorm(ports, storm, { shown })) === "gone" ? { kind: "gone" } : posted;
};
