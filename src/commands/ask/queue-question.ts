import type { Redact } from "../../diagnosis/redact.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Queue } from "../../ports/queue.ts";
import { within } from "../within.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { queuePatience } from "./queue-explanation.ts";
import { safelySaid } from "./safely-said.ts";

type Ports = { queue: Pick<Queue, "send">; redact: Redact; clock: Clock; log: Log };

/** Leaves a mention or a direct message to the consumer. Throws where the queue does not take it: Slack then sends the event again. */
export const queueQuestion = async (ports: Ports, question: AskedQuestion): Promise<void> => {
  const { channel, user, ts, threadTs, direct } = question;
  const said = await safelySaid(ports, question);
  const askedAt = ports.clock().toISOString();
  await within(queuePatience, () =>
    ports.queue.send({ version: 1, kind: "slack", work: "question", correlationId: `${channel}:${ts}`, channel, user, askedAt, ts, threadTs, direct, ...said }),
  );
};
