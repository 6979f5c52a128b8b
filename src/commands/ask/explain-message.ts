import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { Clock, LateReplies, Log, OccurrenceStore, Queue } from "../../ports.ts";
import { explainedView } from "../../views/explained-view.ts";
import { withThreadButton } from "../../views/thread-button.ts";
import { countLookUp } from "../count-look-up.ts";
import { errorIdsOf } from "./error-ids-of.ts";
import { explainSaid, type ExplainSaidPorts } from "./explain-said.ts";

type Ports = ExplainSaidPorts & { late: LateReplies; store: OccurrenceStore; queue: Pick<Queue, "send">; command: string; clock: Clock; log: Log };

/** Explains a message to whoever asked, alone, with the choice to post the answer in its thread. Its first answer counts as a look-up. */
export const explainMessage = async (ports: Ports, work: SlackWork<"explain">): Promise<void> => {
  const { channel, user, response, askedAt, threadTs, hidden } = work;
  const explained = await explainSaid(ports, work);
  const errorIds = errorIdsOf(explained);
  const [first] = errorIds;
  const met = first === undefined ? null : await countLookUp(ports, channel, first, { counts: true });
  const message = withThreadButton(explainedView(explained, { command: ports.command, met, hidden }), { errorIds, threadTs });
  const told = await ports.late.tellLater({ channel, user, message, response, askedAt, now: ports.clock() });
  ports.log("message-explained", { channel, outcome: explained.kind, told: told.kind === "told" ? "told" : told.reason });
};
