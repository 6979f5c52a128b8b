import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { close, listen } from "../../../../src/local/listen.ts";
import type { HeldQueue } from "./held-queue.ts";

/** The calls of SQS's that the consumer makes: it puts a message off, and sends one on. */
export const startSqs = async (queue: Pick<HeldQueue, "postpone" | "send">) => {
  const server = createServer(async (request, response) => {
    const input = (await json(request)) as { ReceiptHandle?: string; VisibilityTimeout?: number; MessageBody?: string; Entries?: { Id: string; MessageBody: string; DelaySeconds?: number }[] };
    const answer = (status: number, body: unknown): void => void response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    if (request.headers["x-amz-target"] === "AmazonSQS.SendMessage") {
      queue.send(input.MessageBody ?? "");
      return answer(200, { MessageId: "1" });
    }
    if (request.headers["x-amz-target"] === "AmazonSQS.SendMessageBatch") {
      const entries = input.Entries ?? [];
      for (const { MessageBody, DelaySeconds = 0 } of entries) queue.send(MessageBody, Date.now() + DelaySeconds * 1000);
      return answer(200, { Successful: entries.map(({ Id }) => ({ Id, MessageId: Id })), Failed: [] });
    }
    return queue.postpone(input.ReceiptHandle ?? "", input.VisibilityTimeout ?? 0) ? answer(200, {}) : answer(400, { __type: "com.amazonaws.sqs#MessageNotInflight" });
  });
  await listen(server, 0, "the queue");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/000000000000/coveo-error`, close: () => close(server) };
};
