import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../src/local/listen.ts";

/** A call that went through: what it asked for, and when it came and was answered (`performance.now()`). */
export type Call = { to: "table" | "ci" | "slack"; what: string; from: number; until: number };

export type Timed = { url: string; close: () => Promise<void> };

/** Notes each call of a server when it has been answered. */
export const noteCalls = (server: Server, to: Call["to"], note: (call: Call) => void): void => {
  server.on("request", (request, response) => {
    const from = performance.now();
    const what = String(request.headers["x-amz-target"] ?? request.url);
    response.on("finish", () => note({ to, what, from, until: performance.now() }));
  });
};

/** Passes calls on, and notes them. */
export const startTimedProxy = async (target: string, to: Call["to"], note: (call: Call) => void): Promise<Timed> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _, "content-length": __, connection: ___, "transfer-encoding": ____, ...headers } = request.headers;
    const answer = await fetch(`${target}${request.url ?? "/"}`, { method: request.method ?? "GET", headers: headers as Record<string, string>, ...(request.method === "POST" ? { body: Buffer.concat(chunks) } : {}) });
    const passed = Object.fromEntries([...answer.headers].filter(([name]) => !["content-encoding", "content-length", "transfer-encoding", "connection"].includes(name)));
    response.writeHead(answer.status, passed).end(Buffer.from(await answer.arrayBuffer()));
  });
  noteCalls(server, to, note);
  await listen(server, 0, "the bench");
  return { url: addressOf(server), close: () => close(server) };
};

export const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
