import { createServer, request as ask, Agent, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { close, listen } from "../../../../src/local/listen.ts";
import type { Strike } from "./strike.ts";

export type ProxiedRequest = { path: string; headers: IncomingMessage["headers"]; body: Buffer };

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

type Options = {
  target: string;
  /** Asked once for each request, in the order in which they come. */
  strike: (request: ProxiedRequest) => Strike | undefined;
};

/** Stands before a service on this machine, and breaks what it is told to. */
export const startFaultProxy = async ({ target, strike }: Options) => {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(target);

  const forward = (incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { host: _, connection: __, "accept-encoding": ___, ...headers } = incoming.headers;
      const outgoing = ask({ hostname, port, agent, method: incoming.method, path: incoming.url, headers }, (answer) => {
        buffer(answer).then((body) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body }), reject);
      });
      outgoing.once("error", reject).end(body);
    });

  const answerWith = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request: ProxiedRequest = { path: incoming.url ?? "/", headers: incoming.headers, body: await buffer(incoming) };
    const fault = strike(request);
    const answer = fault === undefined || fault.done ? await forward(incoming, request.body) : undefined;
    switch (fault?.kind) {
      case "silence":
        return;
      case "broken-off":
        return void incoming.socket.destroy();
      case "answer":
        return void response.writeHead(fault.status, { "content-type": "application/json", ...fault.headers }).end(fault.body);
      case undefined: {
        const { "transfer-encoding": _, connection: __, "keep-alive": ___, "content-length": ____, ...headers } = answer?.headers ?? {};
        // Where to send files: to this address too.
        const isText = String(headers["content-type"]).includes("json");
        const body = isText ? Buffer.from((answer?.body.toString() ?? "").replaceAll(target, own())) : answer?.body;
        return void response.writeHead(answer?.status ?? 502, headers).end(body);
      }
    }
  };

  const server = createServer((incoming, response) => {
    // Whoever asked may have given up meanwhile.
    answerWith(incoming, response).catch(() => incoming.socket.destroy());
  });
  await listen(server, 0, "a proxy that makes faults");
  const own = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own(),
    close: async () => {
      agent.destroy();
      await close(server);
    },
  };
};
