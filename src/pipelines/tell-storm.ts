import { postOnce } from "../posting/post-once.ts";
import type { Storm } from "../recurrence/storm.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { showChange } from "./show-change.ts";
import { noteShown } from "./show-storm.ts";
import { stormMessage, stormPosting } from "./storm-message.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Posts a storm's message unless it is there, and has it say how the storm stands, which a failure has just joined. `gone`: somebody deleted it. */
export const tellStorm = async (ports: TellPorts, storm: Storm): Promise<{ kind: "posted"; ts: string } | { kind: "gone" } | { kind: "refused"; reason: string }> => {
  let shown: { message: SlackMessage; at: string } | undefined;
  const posted = await postOnce(ports, stormPosting(storm), {
    message: async () => {
      shown = { at: ports.clock().toISOString(), message: await stormMessage(ports, storm) };
      return shown.message;
    },
  });
  if (posted.kind === "refused") return posted;
  if (shown !== undefined) {
    await noteShown(ports, storm, posted.ts, shown.at);
    // What changed before it could be found is seen here.
    if (JSON.stringify(shown.message) === JSON.stringify(await stormMessage(ports, storm))) return posted;
  }
  return (await showChange(ports, storm, storm.joins)) === "gone" ? { kind: "gone" } : posted;
};
