import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { LateReplies } from "../../ports.ts";
import { explainedView } from "../../views/explained-view.ts";
import { withThreadButton } from "../../views/thread-button.ts";
import { explainCounted, type ExplainCountedPorts } from "./explain-counted.ts";

type Ports = ExplainCountedPorts & { late: LateReplies; command: string };

/** Explains a message to whoever asked, alone, with the choice to post the answer in its thread. Its first answer counts as a look-up. */
export const explainMessage = async (ports: Ports, work: SlackWork<"explain">): Promise<void> => {
  const { channel, user, response, askedAt, threadTs, hidden } = work;
  const { explained, errorIds, met } = await explainCounted(ports, work, channel);
  const message = withThreadButton(explainedView(explained, { command: ports.command, met, hidden }), { errorIds, threadTs });
  const told = await ports.late.tellLater({ channel, user, message, response, askedAt, now: ports.clock() });
  ports.log("message-explained", { channel, outcome: explained.kind, told: told.kind === "told" ? "told" : told.reason });
};
