import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Answered, Handed } from "./consumer-process.ts";

export type Consumer = {
  /** Undefined: it was killed before it answered. */
  hand: (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;
  kill: () => void;
  stop: () => Promise<void>;
};

/** Starts the queue's function in a process of its own. */
export const startConsumer = async (settings: Record<string, string>): Promise<Consumer> => {
  const child: ChildProcess = fork(fileURLToPath(new URL("consumer-process.ts", import.meta.url)), { env: { PATH: process.env["PATH"], ...settings }, stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const waiting = new Map<string, (response: SQSBatchResponse | undefined) => void>();
  const ended = once(child, "exit");
  const first = Promise.withResolvers<void>();
  child.on("message", (answer: Answered) => {
    if (answer.kind === "ready") return first.resolve();
    waiting.get(answer.receipt)?.(answer.response);
    waiting.delete(answer.receipt);
  });
  child.once("exit", (code) => {
    first.reject(new Error(`the consumer ended with ${code} before it was ready`));
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  });
  await first.promise;
  return {
    hand: (event) =>
      new Promise((resolve) => {
        waiting.set(event.Records[0]?.receiptHandle ?? "", resolve);
        child.send({ event, now: Date.now() } satisfies Handed, (error) => {
          if (error !== null) resolve(undefined);
        });
      }),
    kill: () => void child.kill("SIGKILL"),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};
