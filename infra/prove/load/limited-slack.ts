import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../src/local/listen.ts";

/** One call that got through, or did not. `at`: milliseconds. */
export type SlackCall = { method: string; channel: string; at: number; refused: boolean };

/** Changes of messages in a minute, of all channels together: tier 3. https://docs.slack.dev/reference/methods/chat.update */
export const mostUpdates = 50;
const minute = 60_000;

/**
 * Stands before a Slack and lets one message in so many milliseconds into each channel, no burst, and 50 changes of messages in any minute; what comes sooner is
 * answered 429 with `Retry-After`. Slack's own is a second, and it bears short bursts: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const startLimitedSlack = async (target: string, spacing: number) => {
  /** When the last of them got through. */
  const updates: number[] = [];
  const calls: SlackCall[] = [];
  const free = new Map<string, number>();
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const method = (request.url ?? "").replace(/^\/api\/|\?.*/g, "");
      const channel = new URLSearchParams(body.toString()).get("channel") ?? "";
      const at = performance.now();
      const wait = method === "chat.postMessage" ? (free.get(channel) ?? 0) - at : method === "chat.update" && updates.length >= mostUpdates ? (updates[0] ?? 0) + minute - at : 0;
      calls.push({ method, channel, at, refused: wait > 0 });
      if (wait > 0) {
        response.writeHead(429, { "retry-after": String(Math.ceil(wait / 1_000)), "content-type": "application/json" }).end(JSON.stringify({ ok: false, error: "ratelimited" }));
        return;
      }
      if (method === "chat.postMessage") free.set(channel, at + spacing);
      if (method === "chat.update" && updates.push(at) > mostUpdates) updates.shift();
      const { host: _, connection: __, "content-length": ___, "transfer-encoding": ____, ...headers } = request.headers;
      const answer = await fetch(`${target}${request.url ?? "/"}`, { method: request.method ?? "GET", headers: headers as Record<string, string>, ...(body.length === 0 ? {} : { body: new Uint8Array(body) }) });
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" }).end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.writeHead(502).end();
    }
  });
  await listen(server, 0, "the limited Slack");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: calls as readonly SlackCall[], close: () => close(server) };
};
