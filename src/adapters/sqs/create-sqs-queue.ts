// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { UnavailableError } from "../../errors.ts";
import type { QueueMessage } from "../../pipelines/queue-message.ts";
import type { Queue } from "../../ports/queue.ts";
import { inTurns } from "./in-turns.ts";

export type SqsSettings = {
  queueUrl: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

/** How a message whose turn has not come is put off. */
export type Postpone = (receiptHandle: string, seconds: number) => Promise<void>;

type Delayed = { message: QueueMessage; seconds: number };

const patience = 5_000;

/** What one SendMessageBatch takes: ten messages. Of 1 MiB together, which ten thin ones do not come near. */
const batchSize = 10;

/** Batches on their way at once: with an answer in 20 ms, ten thousand messages go out in some 4 seconds. */
const batchesAtOnce = 5;

/** SQS over its JSON protocol, by signed fetch: a whole SDK client more would cost each cold start. */
export const createSqsQueue = ({ queueUrl, region, credentials }: SqsSettings): Queue & { postpone: Postpone } => {
  const client = new AwsClient({ ...credentials, region, service: "sqs", retries: 2 });

  const call = async (action: string, input: Record<string, unknown>): Promise<Response> => {
    let response: Response;
    try {
      response = await client.fetch(new URL("/", queueUrl).href, {
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` },
        body: JSON.stringify({ QueueUrl: queueUrl, ...input }),
        signal: AbortSignal.timeout(patience),
      });
    } catch (cause) {
      throw new UnavailableError("sqs", `The queue did not answer ${action}`, { cause });
    }
    if (!response.ok) throw new UnavailableError("sqs", `The queue answered ${action} with ${response.status}`);
    return response;
  };

  /** How many of a batch the queue did not take. */
  const sendBatch = async (messages: readonly Delayed[]): Promise<number> => {
    const entries = messages.map(({ message, seconds }, at) => ({ Id: String(at), MessageBody: JSON.stringify(message), ...(seconds > 0 ? { DelaySeconds: seconds } : {}) }));
    try {
      const answer = await call("SendMessageBatch", { Entries: entries });
      return batchAnswer.parse(await answer.json()).Failed.length;
    } catch {
      // The other batches may get through; of this one nobody knows.
      return messages.length;
    }
  };

  return {
    send: async (message) => {
      await call("SendMessage", { MessageBody: JSON.stringify(message) });
    },
    sendAll: async (all, delaySeconds = () => 0) => {
      const messages = all.map((message, at): Delayed => ({ message, seconds: delaySeconds(at) }));
      const batches = Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, at) => messages.slice(at * batchSize, (at + 1) * batchSize));
      const notSent = await inTurns(batches, batchesAtOnce, sendBatch);
      return { notSent: notSent.reduce((sum, each) => sum + each, 0) };
    },
    postpone: async (receiptHandle, seconds) => {
      await call("ChangeMessageVisibility", { ReceiptHandle: receiptHandle, VisibilityTimeout: seconds });
    },
  };
};

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
const batchAnswer = z.object({ Failed: z.array(z.unknown()).default([]) });
