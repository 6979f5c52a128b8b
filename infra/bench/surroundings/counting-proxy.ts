import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../src/local/listen.ts";
import { isRead, leastUnits } from "../../surroundings/least-units.ts";
import type { Counts } from "./counts.ts";

/** Stands before the table: has each answer say what it consumed, and adds it up. */
export const startCountingProxy = async (target: string, counts: Counts): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input = JSON.parse(Buffer.concat(chunks).toString()) as { ConsistentRead?: boolean };
    const { host: _, "content-length": __, connection: ___, "transfer-encoding": ____, ...headers } = request.headers;
    const answer = await fetch(target, { method: "POST", headers: headers as Record<string, string>, body: JSON.stringify({ ...input, ReturnConsumedCapacity: "TOTAL" }) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const action = String(request.headers["x-amz-target"]);
    const { ConsumedCapacity } = JSON.parse(bytes.toString()) as { ConsumedCapacity?: { CapacityUnits?: number } };
    counts.table += 1;
    counts[isRead(action) ? "reads" : "writes"] += Math.max(ConsumedCapacity?.CapacityUnits ?? 0, leastUnits(action, input.ConsistentRead === true));
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(bytes);
  });
  await listen(server, 0, "the bench");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
};
