import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { ciResponse } from "../src/adapters/lambda/ci-response.ts";
import { deliveryOf } from "../src/adapters/lambda/delivery-of.ts";
import { response } from "../src/adapters/lambda/response.ts";
import { createCiWebhookFunction } from "../src/app.ts";
import { UnavailableError } from "../src/errors.ts";

const { receive, version } = createCiWebhookFunction();

/** POST /ci/{provider} and /ci/{provider}/{connection}: verify, read, queue. GET /health. */
export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  if (event.routeKey === "GET /health") return response(200, { status: "ok", version });
  const { provider = "", connection = provider } = event.pathParameters ?? {};
  try {
    return ciResponse(await receive({ provider, connection }, deliveryOf(event)));
  } catch (error) {
    if (error instanceof UnavailableError) return response(503, { error: "The delivery could not be queued; send it again." });
    throw error;
  }
};
