import { createServer, type Server } from "node:http";
import * as z from "zod";
import type { InProcessQueue } from "./in-process-queue.ts";

const calls = z.object({
  MessageBody: z.string().optional(),
  DelaySeconds: z.number().optional(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string(), DelaySeconds: z.number().optional() })).max(10).optional(),
  ReceiptHandle: z.string().optional(),
  VisibilityTimeout: z.number().optional(),
  QueueUrl: z.string().optional(),
});

/** The calls of SQS's JSON protocol that the bot makes, in front of the in-process queue. */
export const createSqsEndpoint = (queue: () => InProcessQueue): Server =>
  createServer(async (request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    };
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const input = calls.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      switch (request.headers["x-amz-target"]) {
        case "AmazonSQS.SendMessage":
          return answer(200, { MessageId: queue().send(input.MessageBody ?? "", input.DelaySeconds) });
        case "AmazonSQS.SendMessageBatch":
          return answer(200, { Successful: (input.Entries ?? []).map(({ Id, MessageBody, DelaySeconds }) => ({ Id, MessageId: queue().send(MessageBody, DelaySeconds) })), Failed: [] });
        case "AmazonSQS.ChangeMessageVisibility":
          return queue().postpone(input.ReceiptHandle ?? "", input.VisibilityTimeout ?? 0)
            ? answer(200, {})
            : answer(400, { __type: "com.amazonaws.sqs#MessageNotInflight" });
        case "AmazonSQS.GetQueueAttributes":
          return answer(200, { Attributes: attributesOf(queue(), input.QueueUrl ?? "") });
        default:
          return answer(400, { __type: "com.amazonaws.sqs#InvalidAction" });
      }
    } catch {
      return answer(400, { __type: "com.amazonaws.sqs#InvalidParameterValueException" });
    }
  });

const deadLetterQueue = "coveo-error-dead-letters";

const attributesOf = (queue: InProcessQueue, url: string): Record<string, string> =>
  url.endsWith(`/${deadLetterQueue}`)
    ? { ApproximateNumberOfMessages: String(queue.deadLetters.length) }
    : {
        ApproximateNumberOfMessages: String(queue.size()),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:local:000000000000:${deadLetterQueue}` }),
      };
