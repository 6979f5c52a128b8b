import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, EventBridgeEvent } from "aws-lambda";
import { ciResponse } from "../src/adapters/lambda/ci-response.ts";
import { deliveryOfEvent } from "../src/adapters/lambda/delivery-of-event.ts";
import { deliveryOf } from "../src/adapters/lambda/delivery-of.ts";
import { response } from "../src/adapters/lambda/response.ts";
import { createCiWebhookFunction } from "../src/app/create-ci-webhook-function.ts";
import { startFunction } from "../src/app/start-function.ts";
import { UnavailableError } from "../src/errors.ts";
import type { Received } from "../src/pipelines/receive-delivery.ts";

const webhook = startFunction(createCiWebhookFunction);

/** Waited for before the first request. */
export const { ready } = webhook;

type Webhook = ReturnType<typeof createCiWebhookFunction>;

/** A secret may have changed since it was read, so a refused delivery is looked at twice; it counts once. */
const take = async (provider: string, receive: (webhook: Webhook) => Promise<Received>): Promise<APIGatewayProxyStructuredResultV2> =>
  ciResponse(await webhook.use(({ counted }) => counted(provider, webhook.use(receive, ({ kind }) => kind === "unauthorized"))));

type Event = APIGatewayProxyEventV2 | EventBridgeEvent<string, unknown>;

/** POST /ci/{provider} and /ci/{provider}/{connection}, and events from EventBridge: verify, read, queue. GET /health. */
export const handler = async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
  // What is thrown here makes Lambda try again; a request over HTTP never has this key.
  if ("detail-type" in event) return take(event.source, ({ receiveEvent }) => receiveEvent(event.source, deliveryOfEvent(event)));
  if (event.routeKey === "GET /health") return webhook.use(async ({ version }) => response(200, { status: "ok", version }));
  const { provider = "", connection = provider } = event.pathParameters ?? {};
  try {
    return await take(provider, ({ receive }) => receive({ provider, connection }, deliveryOf(event)));
  } catch (error) {
    if (error instanceof UnavailableError) return response(503, { error: "The delivery could not be queued; send it again." });
    throw error;
  }
};
