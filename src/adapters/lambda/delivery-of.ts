// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Delivery } from "../../ports/delivery.ts";

/** The request behind an HTTP API event, its body as the raw bytes that were sent. Takes any shape without throwing. */
export const deliveryOf = (event: Partial<APIGatewayProxyEventV2>): Delivery => ({
  headers: Object.fromEntries(
    Object.entries(event.headers ?? {}).flatMap(([name, value]) =>
      typeof value === "string" ? [[name.toLowerCase(), value]] : [],
    ),
  ),
  body: bytesOf(event),
});

const bytesOf = ({ body, isBase64Encoded }: Partial<APIGatewayProxyEventV2>): Uint8Array =>
  typeof body === "string" ? Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8") : new Uint8Array();
