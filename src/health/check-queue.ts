import { notChecked, ok, toDo, type Check } from "./check.ts";

/** `dead`: how many rest in its dead-letter queue; null where it has none, undefined where it could not be asked. */
export type QueueState = { kind: "there"; waiting: number; dead: number | null | undefined } | { kind: "unreachable"; reason: string };

export const checkQueue = (queue: QueueState): Check[] => {
  if (queue.kind === "unreachable") {
    return [toDo("queue", "queue", `it could not be reached (${queue.reason})`, "Set QUEUE_URL to the stack's output QueueUrl, and check the credentials (sqs:GetQueueAttributes).")];
  }
  return [ok("queue", "queue", `${queue.waiting} waiting`), checkDeadLetters(queue.dead)];
};

const checkDeadLetters = (dead: number | null | undefined): Check => {
  if (dead === undefined) return notChecked("queue", "dead letters", "their queue could not be asked (sqs:GetQueueAttributes)");
  if (dead === null) return toDo("queue", "dead letters", "the queue has no dead-letter queue", "Deploy again: infra/queue.yml gives it one.");
  return dead === 0 ? ok("queue", "dead letters", "none") : toDo("queue", "dead letters", `${dead} rest there`, "Find out why in the queue function's log, fix it, redrive them: docs/runbook.md, Redrive.");
};
