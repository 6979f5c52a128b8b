import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { createHttpApi } from "../../src/local/http-api.ts";
import { close, listen } from "../../src/local/listen.ts";
import { loadHandler, type Handler } from "../../src/local/load-handler.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";

export type Request = { method?: string; path: string; headers: Record<string, string>; body: string | Buffer };
export type Answer = { status: number; body: string };
export type Way = { name: string; send: (request: Request) => Promise<Answer> };

/** Sends requests to a handler in two ways: over the local HTTP server, and as Lambda events, text and base64. */
export const twoWays = async (handlerName: string): Promise<{ ways: Way[]; stop: () => Promise<void> }> => {
  const handler = await loadHandler(handlerName);
  const routes = readServiceDefinition()
    .routes.filter((route) => route.handler === handlerName)
    .map((route) => ({ ...route, handler }));
  const server = createHttpApi(routes);
  await listen(server, 0, "the test");
  return {
    ways: [
      { name: "over HTTP", send: (request) => overHttp(server, request) },
      { name: "as an event", send: (request) => asEvent(handler, routes, request, false) },
      { name: "as an event in base64", send: (request) => asEvent(handler, routes, request, true) },
    ],
    stop: () => close(server),
  };
};

const overHttp = async (server: Server, { method = "POST", path, headers, body }: Request): Promise<Answer> => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method,
    headers,
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }),
  });
  return { status: answer.status, body: await answer.text() };
};

const asEvent = async (handler: Handler, routes: { method: string; path: string }[], request: Request, base64: boolean): Promise<Answer> => {
  const { method = "POST", path, headers, body } = request;
  const parts = path.split("/");
  const route = routes.find((each) => each.method === method && each.path.split("/").length === parts.length);
  if (route === undefined) return { status: 404, body: "" };
  const pathParameters = Object.fromEntries(
    route.path.split("/").flatMap((part, index) => (part.startsWith("{") ? [[part.slice(1, -1), parts[index] ?? ""]] : [])),
  );
  const event = {
    version: "2.0",
    routeKey: `${method} ${route.path}`,
    rawPath: path,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    pathParameters,
    body: Buffer.from(body).toString(base64 ? "base64" : "utf8"),
    isBase64Encoded: base64,
  };
  const result = (await handler(event, { awsRequestId: "reference-1" } as Context)) as APIGatewayProxyStructuredResultV2;
  return { status: result.statusCode ?? 200, body: result.body ?? "" };
};
