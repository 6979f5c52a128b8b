import type { Queue } from "../ports/queue.ts";

/** What is kept of an hour or more is forgotten together. */
const mostKept = 1_000;

/** A queue that takes from this process each look-up to be counted once an hour: while the table does not answer, the same is asked again and again. */
export const lookUpsOnce = <Sending extends Pick<Queue, "send">>(queue: Sending): Sending => {
  const left = new Map<string, Promise<void>>();
  const send: Queue["send"] = (message) => {
    if (message.kind !== "slack" || message.work !== "look-up") return queue.send(message);
    const { correlationId } = message;
    const earlier = left.get(correlationId);
    if (earlier !== undefined) return earlier;
    if (left.size >= mostKept) left.clear();
    const leaving = queue.send(message);
    left.set(correlationId, leaving);
    leaving.catch(() => left.delete(correlationId));
    return leaving;
  };
  return { ...queue, send };
};
