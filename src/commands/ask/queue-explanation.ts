import type { Redact } from "../../diagnosis/redact.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Queue } from "../../ports/queue.ts";
import type { PersonalReplies } from "../../ports/replies.ts";
import { notTakenView } from "../../views/not-taken-view.ts";
import { within } from "../within.ts";
import type { ChosenMessage } from "./chosen-message.ts";
import { safelySaid } from "./safely-said.ts";

type Ports = { queue: Pick<Queue, "send">; replies: Pick<PersonalReplies, "tell">; redact: Redact; clock: Clock; log: Log };

/** In milliseconds: Slack waits three seconds for the acknowledgement, and whoever asks must hear of a fault in them. */
export const queuePatience = 1_200;

/** Leaves a message to the consumer to explain: reading it may take longer than Slack waits. */
export const queueExplanation = async (ports: Ports, chosen: ChosenMessage): Promise<void> => {
  const { channel, user, threadTs, response, reference } = chosen;
  const askedAt = ports.clock().toISOString();
  try {
    const said = await safelySaid(ports, chosen);
    await within(queuePatience, () =>
      ports.queue.send({ version: 1, kind: "slack", work: "explain", correlationId: reference, channel, user, askedAt, threadTs, response, ...said }),
    );
    ports.log("explanation-queued", { reference, channel });
  } catch (error) {
    ports.log("explanation-not-queued", { reference, error: error instanceof Error ? error.name : "unknown" }, "warn");
    await ports.replies.tell({ channel, user, message: notTakenView(reference), response });
  }
};
