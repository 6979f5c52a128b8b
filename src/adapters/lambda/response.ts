import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** An answer with a JSON body, or with none. */
export const response = (statusCode: number, body?: unknown): APIGatewayProxyStructuredResultV2 =>
  body === undefined || body === ""
    ? { statusCode, body: "" }
    : { statusCode, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(body) };
