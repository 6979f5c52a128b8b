import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { installMovableClock } from "../../../../src/local/playground/movable-clock.ts";

/** The queue's function as it is deployed, in a process of its own, that is handed batches until it is killed. */
const clock = installMovableClock();
const { handler, ready } = (await import("../../../../handlers/queue.ts")) as { ready: Promise<unknown>; handler: (event: SQSEvent) => Promise<SQSBatchResponse> };
await ready;

export type Handed = { event: SQSEvent; now: number };
export type Answered = { kind: "ready" } | { kind: "done"; receipt: string; response: SQSBatchResponse };

const tell = (answer: Answered): void => void process.send?.(answer);

process.on("message", async ({ event, now }: Handed) => {
  // The parent's time is put forward: so is this one's.
  clock.move(now - Date.now());
  tell({ kind: "done", receipt: event.Records[0]?.receiptHandle ?? "", response: await handler(event) });
});
tell({ kind: "ready" });
