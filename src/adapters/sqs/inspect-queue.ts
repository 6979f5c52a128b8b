// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
import { AwsClient } from "aws4fetch";
import * as z from "zod";
import type { QueueState } from "../../health/check-queue.ts";
import type { SqsSettings } from "./create-sqs-queue.ts";

/** How much waits in the queue and rests in its dead-letter queue; never throws. */
export const inspectQueue = async ({ queueUrl, region, credentials }: SqsSettings): Promise<QueueState> => {
  const client = new AwsClient({ ...credentials, region, service: "sqs", retries: 1 });

  const ask = async (url: string) => {
    const response = await client.fetch(new URL("/", queueUrl).href, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.GetQueueAttributes" },
      body: JSON.stringify({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages", "RedrivePolicy"] }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return attributesSchema.parse(await response.json()).Attributes;
  };

  /** A queue's address from its ARN: it is in the same region, and called as this one is. */
  const deadLetters = async (policy: string | undefined): Promise<number | null | undefined> => {
    if (policy === undefined) return null;
    const [, , , , account, name] = policySchema.parse(JSON.parse(policy)).deadLetterTargetArn.split(":");
    try {
      return Number((await ask(new URL(`/${account}/${name}`, queueUrl).href)).ApproximateNumberOfMessages);
    } catch {
      return undefined;
    }
  };

  try {
    const { ApproximateNumberOfMessages: waiting, RedrivePolicy: policy } = await ask(queueUrl);
    return { kind: "there", waiting: Number(waiting), dead: await deadLetters(policy) };
  } catch (error) {
    return { kind: "unreachable", reason: error instanceof Error ? error.message : "unknown" };
  }
};

const attributesSchema = z.object({ Attributes: z.object({ ApproximateNumberOfMessages: z.string(), RedrivePolicy: z.string().optional() }) });
const policySchema = z.object({ deadLetterTargetArn: z.string() });
