// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { close, listen } from "../../src/local/listen.ts";

export type Outcome = { kind: "response" | "error"; body: unknown };
export type InitError = { errorType: string; errorMessage: string };

/** What Lambda is to a runtime: it hands over one event after the other and takes the answers. */
export const startRuntimeApi = async () => {
  const waiting: ((response: ServerResponse) => void)[] = [];
  const answers = new Map<string, (outcome: Outcome) => void>();
  let polled: ServerResponse | undefined;
  let initError: (error: InitError) => void = () => {};
  const failed = new Promise<InitError>((resolve) => {
    initError = resolve;
  });

  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace("/2018-06-01/runtime/", "");
    if (path === "invocation/next") {
      const next = waiting.shift();
      if (next === undefined) polled = response;
      else next(response);
      return;
    }
    const body: unknown = JSON.parse((await text(request)) || "null");
    const [, id = "", kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    response.writeHead(202).end("{}");
    if (path === "init/error") initError(body as InitError);
    else if (kind === "response" || kind === "error") answers.get(id)?.({ kind, body });
  });
  // Lambda never gives up on a runtime that waits.
  server.requestTimeout = 0;
  await listen(server, 0, "the test");

  /** The runtime's request for its next event, which comes when it has nothing more to do. */
  const poll = async (): Promise<ServerResponse> => {
    const already = polled;
    polled = undefined;
    return already ?? new Promise((resolve) => waiting.push(resolve));
  };

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    failed,
    poll,
    /** Hands an event to a runtime that waits; gives its answer. */
    hand: (next: ServerResponse, event: unknown, functionName: string): Promise<Outcome> => {
      const id = randomUUID();
      const answered = new Promise<Outcome>((resolve) => answers.set(id, resolve));
      next
        .writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": id,
          "lambda-runtime-deadline-ms": String(Date.now() + 10_000),
          "lambda-runtime-invoked-function-arn": `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`,
          "lambda-runtime-trace-id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0",
        })
        .end(JSON.stringify(event));
      return answered;
    },
    close: async () => {
      server.closeAllConnections();
      await close(server);
    },
  };
};
