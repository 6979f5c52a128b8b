import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Signed } from "./target.ts";

/** The request as API Gateway hands it over (payload 2.0). */
export const lambdaEvent = (path: string, { headers, body }: Signed, base64 = true): APIGatewayProxyEventV2 => {
  const [, , provider = "", connection] = path.split("/");
  const isCi = path.startsWith("/ci/");
  const route = isCi ? (connection === undefined ? "POST /ci/{provider}" : "POST /ci/{provider}/{connection}") : `POST ${path}`;
  return {
    version: "2.0",
    routeKey: route,
    rawPath: path,
    rawQueryString: "",
    headers,
    ...(isCi ? { pathParameters: { provider, ...(connection === undefined ? {} : { connection }) } } : {}),
    requestContext: { http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "" }, requestId: "r", routeKey: route, stage: "$default" } as APIGatewayProxyEventV2["requestContext"],
    body: base64 ? body.toString("base64") : body.toString("utf8"),
    isBase64Encoded: base64,
  };
};
