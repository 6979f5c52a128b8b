// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import { AwsClient } from "aws4fetch";
import { UnavailableError } from "../../errors.ts";
import type { Queue } from "../../ports.ts";

export type SqsSettings = {
  queueUrl: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

/** How a message whose turn has not come is put off. */
export type Postpone = (receiptHandle: string, seconds: number) => Promise<void>;

const patience = 5_000;

/** SQS over its JSON protocol, by signed fetch: a whole SDK client more would cost each cold start. */
export const createSqsQueue = ({ queueUrl, region, credentials }: SqsSettings): Queue & { postpone: Postpone } => {
  const client = new AwsClient({ ...credentials, region, service: "sqs", retries: 2 });

  const call = async (action: string, input: Record<string, unknown>): Promise<void> => {
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
  };

  return {
    send: (message) => call("SendMessage", { MessageBody: JSON.stringify(message) }),
    postpone: (receiptHandle, seconds) =>
      call("ChangeMessageVisibility", { ReceiptHandle: receiptHandle, VisibilityTimeout: seconds }),
  };
};
