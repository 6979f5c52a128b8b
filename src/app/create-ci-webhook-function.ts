import packageJson from "../../package.json" with { type: "json" };
import { createFetchText } from "../adapters/ci/create-fetch-text.ts";
import { createEventReceivers, createReceivers } from "../adapters/ci/create-receivers.ts";
import { UnavailableError } from "../errors.ts";
import { receiveDelivery, receiveEvent, type Received } from "../pipelines/receive-delivery.ts";
import type { Delivery } from "../ports/delivery.ts";
import { clock } from "./clock.ts";
import { createConnections } from "./create-connections.ts";
import { createLightSeeing } from "./create-light-seeing.ts";
import { createOwnRedact } from "./create-own-redact.ts";
import { createQueue } from "./create-queue.ts";
import { newId } from "./new-id.ts";

/** Takes webhook deliveries. */
export const createCiWebhookFunction = () => {
  const { log, metrics } = createLightSeeing();
  const connections = createConnections({ receives: true });
  const fetchText = createFetchText(clock);
  const ports = {
    receivers: createReceivers(connections, fetchText),
    eventReceivers: createEventReceivers(connections, fetchText),
    queue: createQueue(),
    clock,
    log,
    newId,
    redact: createOwnRedact(connections),
  };
  return {
    version: packageJson.version,
    receive: (address: { provider: string; connection: string }, delivery: Delivery): Promise<Received> =>
      receiveDelivery(ports, address, delivery),
    receiveEvent: (source: string, event: Delivery): Promise<Received> => receiveEvent(ports, source, event),
    /** Counts what becomes of a delivery. Who is no provider is not named: anybody may make up names. */
    counted: async (provider: string, receiving: Promise<Received>): Promise<Received> => {
      const count = (name: string, outcome: string): void => metrics({ name: "Deliveries", unit: "Count", dimensions: { provider: name, outcome } });
      try {
        const received = await receiving;
        count(received.kind === "unknown-provider" ? "unknown" : provider, received.kind);
        return received;
      } catch (error) {
        count(provider, error instanceof UnavailableError ? "unavailable" : "failed");
        throw error;
      }
    },
  };
};
