import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { httpApiEvent } from "./http-api-event.ts";
import type { Handler } from "./load-handler.ts";

export type Route = { method: string; path: string; handler: Handler };

/** API Gateway's limit of a payload, in bytes. A larger body is read to its end, unkept, so that the answer arrives. */
const largestBody = 10_000_000;

/** Does what API Gateway's HTTP API does: a request becomes a Lambda event, the handler's result the response. `before` may take a request for itself, and says so. */
export const createHttpApi = (routes: readonly Route[], { before = () => false }: { before?: (request: IncomingMessage, response: ServerResponse) => boolean } = {}): Server =>
  createServer((request, response) => {
    if (before(request, response)) return;
    answer(routes, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) send(response, { statusCode: 500, body: JSON.stringify({ message: "Internal Server Error" }) });
    });
  });

const answer = async (routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request);
  const url = new URL(request.url ?? "/", "http://localhost");
  const match = findRoute(routes, request.method ?? "GET", url.pathname);
  if (match === undefined) return send(response, { statusCode: 404, body: JSON.stringify({ message: "Not Found" }) });
  if (body === undefined) return send(response, { statusCode: 413, body: JSON.stringify({ message: "Request Entity Too Large" }) });
  const event = httpApiEvent({ request, url, body, route: match.route, pathParameters: match.parameters });
  const result = (await match.route.handler(event, { awsRequestId: randomUUID() } as Context)) as APIGatewayProxyStructuredResultV2;
  send(response, result);
};

const send = (response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void => {
  response.writeHead(result.statusCode ?? 200, result.headers as Record<string, string> | undefined);
  response.end(Buffer.from(result.body ?? "", result.isBase64Encoded === true ? "base64" : "utf8"));
};

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= largestBody) chunks.push(chunk as Buffer);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks);
};

type Match = { route: Route; parameters: Record<string, string> };

const findRoute = (routes: readonly Route[], method: string, path: string): Match | undefined => {
  for (const route of routes) {
    if (route.method !== method) continue;
    const parameters = matchPath(route.path.split("/"), path.split("/"));
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
};

const matchPath = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  if (pattern.length !== path.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const actual = path[index] ?? "";
    if (part.startsWith("{") && actual !== "") parameters[part.slice(1, -1)] = decode(actual);
    else if (part !== actual) return undefined;
  }
  return parameters;
};

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
