import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Route } from "./http-api.ts";

type Source = {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  route: Pick<Route, "method" | "path">;
  pathParameters: Record<string, string>;
};

/** The event of payload format 2.0; a body that is no text arrives in base64, as forms do at API Gateway. */
export const httpApiEvent = ({ request, url, body, route, pathParameters }: Source): APIGatewayProxyEventV2 => {
  const now = new Date();
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : (value ?? "")]),
  );
  const asText = isText(headers["content-type"]) && isUtf8(body);
  return {
    version: "2.0",
    routeKey: `${route.method} ${route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    pathParameters,
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: headers["host"] ?? "localhost",
      domainPrefix: "local",
      http: {
        method: route.method,
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: "local",
      routeKey: `${route.method} ${route.path}`,
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(asText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !asText,
  };
};

const isText = (contentType = ""): boolean => /^(text\/|application\/(json|xml|javascript)\b)/i.test(contentType);

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
