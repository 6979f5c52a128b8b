import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { LateReplies } from "../../ports/replies.ts";
import type { StatusPage } from "../../ports/status-page.ts";

import { explainedView } from "../../views/explained-view.ts";
import { withThreadButton } from "../../views/thread-button.ts";
import { withAllBeside } from "./with-all-beside.ts";
import { explainCounted, type ExplainCountedPorts } from "./explain-counted.ts";

type Ports = ExplainCountedPorts & { store: NoteStore; statusPage: StatusPage; late: LateReplies; command: string };

/** Explains a message to whoever asked, alone, with the choice to post the answer in its thread. Its first answer counts as a look-up. */
export const explainMessage = async (ports: Ports, work: SlackWork<"explain">): Promise<void> => {
  const { channel, user, response, askedAt, threadTs, hidden } = work;
  const { explained, errorIds, met } = await explainCounted(ports, work, channel);
  const answer = explainedView(explained, { command: ports.command, met, hidden, time: { at: ports.clock(), isNow: true } });
  const message = withThreadButton(await withAllBeside(ports, answer, { channel, errorId: errorIds[0], answerId: work.correlationId }), { errorIds, threadTs });
  const told = await ports.late.tellLater({ channel, user, message, response, askedAt, now: ports.clock() });
  ports.log("message-explained", { channel, outcome: explained.kind, told: told.kind === "told" ? "told" : told.reason });
};
