import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Received } from "../../pipelines/receive-delivery.ts";
import { response } from "./response.ts";

/** The answer to a webhook. Whatever is no fault of the delivery's is 2xx: providers switch hooks off on errors. */
export const ciResponse = (received: Received): APIGatewayProxyStructuredResultV2 => {
  switch (received.kind) {
    case "unknown-provider":
      return response(404, { error: "There is no such CI provider or connection." });
    case "too-large":
      return response(413, { error: "A delivery of more than 1 MB is not taken." });
    case "unauthorized":
      return response(401, { error: "The signature is missing or wrong." });
    case "malformed":
      return response(400, { error: `The delivery cannot be read: ${received.message}.` });
    case "ignored":
      return response(202, { ignored: received.reason });
    case "queued":
      return response(202, { queued: received.correlationId });
  }
};
