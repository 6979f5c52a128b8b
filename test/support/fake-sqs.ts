import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../src/local/listen.ts";

/** A queue over SQS's protocol that keeps what it is sent, one by one or in batches, without waiting for what is delayed; and that can be down. */
export const startQueue = async () => {
  const sent: Record<string, unknown>[] = [];
  const state = { down: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (state.down) return response.writeHead(503).end();
    // A message that is put off comes again when the test hands it over again.
    if (request.headers["x-amz-target"] === "AmazonSQS.ChangeMessageVisibility") return response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end("{}");
    const { MessageBody, Entries } = JSON.parse(Buffer.concat(chunks).toString()) as { MessageBody?: string; Entries?: { MessageBody: string }[] };
    const bodies = MessageBody === undefined ? (Entries ?? []).map((entry) => entry.MessageBody) : [MessageBody];
    sent.push(...bodies.map((body) => JSON.parse(body) as Record<string, unknown>));
    return response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(Entries === undefined ? '{"MessageId":"1"}' : '{"Successful":[],"Failed":[]}');
  });
  await listen(server, 0, "the test");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/000000000000/coveo-error`;
  return { url, sent, state, close: () => close(server) };
};
