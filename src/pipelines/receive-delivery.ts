import type { Redact } from "../diagnosis/redact.ts";
import type { Clock } from "../ports/clock.ts";
import type { Delivery } from "../ports/delivery.ts";
import type { Log } from "../ports/log.ts";
import type { Queue } from "../ports/queue.ts";
import type { EventReceivers, Receiver, Receivers } from "../ports/receiver.ts";
import { failureMessage } from "./failure-message.ts";
import { notAsExpected } from "./not-as-expected.ts";
import { runMessageSchema, type FailureMessage, type RecoveredMessage } from "./run-message.ts";
import type { Reading } from "./reading.ts";
import { recoveryMessage } from "./recovery-message.ts";
import { safeLog } from "./safe-log.ts";

export type Received =
  | { kind: "unknown-provider" }
  | { kind: "too-large" }
  | { kind: "unauthorized" }
  | { kind: "malformed"; message: string }
  | { kind: "ignored"; reason: string }
  | { kind: "queued"; correlationId: string };

type Ports = { queue: Pick<Queue, "send">; clock: Clock; log: Log; newId: () => string; redact: Redact };

/** In bytes. */
export const largestDelivery = 1_000_000;

/**
 * Takes a webhook delivery: verify, read, queue. Everything but a fault is acknowledged, also what the bot does not act
 * on: some providers switch a hook off when it answers with errors.
 */
export const receiveDelivery = async (
  ports: Ports & { receivers: Receivers },
  address: { provider: string; connection: string },
  delivery: Delivery,
): Promise<Received> => {
  const receiver = ports.receivers(address.provider, address.connection);
  if (receiver === undefined) return { kind: "unknown-provider" };
  if (delivery.body.length > largestDelivery) return { kind: "too-large" };
  const now = ports.clock();
  if (!(await receiver.verify(delivery, now))) return { kind: "unauthorized" };
  if (await receiver.confirm(delivery)) {
    ports.log("subscription-confirmed", { connection: receiver.connection });
    return { kind: "ignored", reason: "it offered a subscription, which is confirmed" };
  }
  return take(ports, receiver, delivery, now);
};

/** Takes an event that the platform itself hands over: who may send it is decided there, so it bears no signature. Nobody reads the answer, so what is not taken is logged. */
export const receiveEvent = async (ports: Ports & { eventReceivers: EventReceivers }, source: string, event: Delivery): Promise<Received> => {
  const receiver = ports.eventReceivers(source);
  const received: Received = receiver === undefined ? { kind: "unknown-provider" } : await take(ports, receiver, event, ports.clock());
  if (received.kind === "malformed" || received.kind === "unknown-provider") {
    ports.log("event-not-taken", { source, why: received.kind === "malformed" ? received.message : received.kind }, "warn");
  }
  return received;
};

const take = async (ports: Ports, receiver: Receiver, delivery: Delivery, now: Date): Promise<Received> => {
  const result = receiver.read(delivery);
  if (result.kind === "malformed") return result;
  const { reading } = result;
  if (reading.recovers) return takeRecovery(ports, receiver, reading, now);
  if (!reading.acts) return { kind: "ignored", reason: reading.reason ?? `nothing to do for "${reading.outcome}"` };
  if (reading.project === null || reading.runId === null) return { kind: "malformed", message: "names no project or no run" };
  if (!receiver.speaksFor(reading.project)) return { kind: "ignored", reason: "this connection may not speak for the project" };

  const { log, ...rest } = reading;
  const reported = log === undefined ? {} : await safely(ports, log);
  if (reported === undefined) return { kind: "malformed", message: "its log holds secrets that could not be hidden" };
  const correlationId = ports.newId();
  return queue(
    ports,
    failureMessage({
      reading: { ...rest, project: reading.project, runId: reading.runId, runUrl: receiver.ownUrl(reading.runUrl) },
      ...reported,
      connection: receiver.connection,
      now,
      correlationId,
    }),
  );
};

/** A run that passed: what it says too little of is left alone, for nobody misses an answer. */
const takeRecovery = async (ports: Ports, receiver: Receiver, reading: Reading, now: Date): Promise<Received> => {
  const { project, runId } = reading;
  if (project === null || runId === null) return { kind: "ignored", reason: "it passed, and names no project or no run" };
  if (!receiver.speaksFor(project)) return { kind: "ignored", reason: "this connection may not speak for the project" };
  const passed = { ...reading, project, runId, runUrl: receiver.ownUrl(reading.runUrl) };
  return queue(ports, recoveryMessage({ reading: passed, connection: receiver.connection, now, correlationId: ports.newId() }));
};

/** What the queue's consumer could not take must not get there: nobody would be told. */
const queue = async (ports: Ports, message: FailureMessage | RecoveredMessage): Promise<Received> => {
  const checked = runMessageSchema.safeParse(message);
  if (!checked.success) return { kind: "malformed", message: notAsExpected(checked.error) };
  await ports.queue.send(checked.data);
  const { correlationId, project, runId } = message;
  // The id of a run that is reported can be any text: it is looked at before it is told.
  const isReported = message.kind === "failure" && message.log !== undefined;
  ports.log(`${message.kind === "failure" ? "failure" : "recovery"}-queued`, { correlationId, connection: project.connection, ...(isReported ? {} : { runId }) });
  return { kind: "queued", correlationId };
};

/** A reported log, redacted and cut; undefined where a secret would be left. */
const safely = async (ports: Ports, log: string): Promise<{ log: string } | undefined> => {
  try {
    return { log: await safeLog(ports, log) };
  } catch (error) {
    ports.log("report-not-redacted", { error: error instanceof Error ? error.name : "unknown" }, "warn");
    return undefined;
  }
};
