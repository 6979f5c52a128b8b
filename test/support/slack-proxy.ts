import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../src/local/listen.ts";

export type SlackCall = { method: string; params: Record<string, string> };

/** A proxy before the emulated Slack: it keeps what was called, and breaks what it is asked to. */
export const startSlackProxy = async (target: string) => {
  const calls: SlackCall[] = [];
  const faults = new Map<string, "hang" | { error: string }>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const method = (request.url ?? "").replace(/^\/api\//, "");
    calls.push({ method, params: Object.fromEntries(new URLSearchParams(body.toString())) });
    const fault = faults.get(method);
    if (fault === "hang") return;
    if (fault !== undefined) {
      response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: false, ...fault }));
      return;
    }
    const answer = await fetch(`${target}${request.url ?? ""}`, {
      method: "POST",
      headers: { authorization: request.headers.authorization ?? "", "content-type": request.headers["content-type"] ?? "" },
      body: new Uint8Array(body),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await listen(server, 0, "the proxy before the emulated Slack");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** `hang`: no answer ever comes. */
    break: (method: string, fault: "hang" | { error: string }) => faults.set(method, fault),
    mend: () => faults.clear(),
    stop: async () => {
      server.closeAllConnections();
      await close(server);
    },
  };
};
