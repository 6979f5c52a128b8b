// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
import type { EventBridgeEvent } from "aws-lambda";
import type { Delivery } from "../../ports/delivery.ts";

/** An event that EventBridge hands over, as what a provider reads. */
export const deliveryOfEvent = (event: EventBridgeEvent<string, unknown>): Delivery => ({
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(event)),
});
