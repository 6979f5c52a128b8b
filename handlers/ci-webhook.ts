import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, EventBridgeEvent } from "aws-lambda";
import { ciResponse } from "../src/adapters/lambda/ci-response.ts";
import { deliveryOfEvent } from "../src/adapters/lambda/delivery-of-event.ts";
import { deliveryOf } from "../src/adapters/lambda/delivery-of.ts";
import { response } from "../src/adapters/lambda/response.ts";
import { createCiWebhookFunction } from "../src/app.ts";
import { UnavailableError } from "../src/errors.ts";

const { receive, receiveEvent, version } = createCiWebhookFunction();

type Event = APIGatewayProxyEventV2 | EventBridgeEvent<string, unknown>;

/** POST /ci/{provider} and /ci/{provider}/{connection}, and events from EventBridge: verify, read, queue. GET /health. */
export const handler = async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
  // What is thrown here makes Lambda try again; a request over HTTP never has this key.
  if ("detail-type" in event) return ciResponse(await receiveEvent(event.source, deliveryOfEvent(event)));
  if (event.routeKey === "GET /health") return response(200, { status: "ok", version });
  const { provider = "", connection = provider } = event.pathParameters ?? {};
  try {
    return ciResponse(await receive({ provider, connection }, deliveryOf(event)));
  } catch (error) {
    if (error instanceof UnavailableError) return response(503, { error: "The delivery could not be queued; send it again." });
    throw error;
  }
};
