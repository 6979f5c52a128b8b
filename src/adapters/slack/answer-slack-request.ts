import type { Clock } from "../../ports/clock.ts";
import type { Delivery } from "../../ports/delivery.ts";
import type { Log } from "../../ports/log.ts";
import type { PersonalReplies } from "../../ports/replies.ts";
import { faultView } from "../../views/fault-view.ts";
import type { Dispatched, SlackBody } from "./create-slack-dispatcher.ts";
import { isAsSlackSends } from "./is-as-slack-sends.ts";
import { readSlackBody } from "./read-slack-body.ts";
import { verifySlackRequest } from "./verify-slack-request.ts";

type Ports = {
  keys: readonly Uint8Array[];
  dispatch: (body: SlackBody, reference: string) => Promise<Dispatched>;
  /** Tells whoever waits where a listener failed. */
  tell: PersonalReplies["tell"];
  responseBase: string;
  clock: Clock;
  log: Log;
};

export type SlackAnswer = { status: number; body?: unknown };

/** In bytes; Slack's own requests are far smaller. */
const largest = 1_000_000;

/** Answers one request of Slack's: size, signature, shape, and only then Bolt. `reference` is named to people and in the log. */
export const answerSlackRequest = async (ports: Ports, delivery: Delivery, reference: string): Promise<SlackAnswer> => {
  if (delivery.body.length > largest) return { status: 413 };
  if (!(await verifySlackRequest(delivery, ports.keys, ports.clock()))) return { status: 401 };
  const body = readSlackBody(delivery);
  if (body === undefined) return { status: 400 };
  if (body["ssl_check"] === "1") return { status: 200 };
  if (body["type"] === "url_verification") return { status: 200, body: { challenge: body["challenge"] } };

  if (!isAsSlackSends(body)) {
    // Sent again it would be no better.
    ports.log("slack-request-broken", { reference }, "warn");
    return { status: 200, ...(body["command"] === undefined ? {} : { body: { response_type: "ephemeral", ...faultView(reference) } }) };
  }

  const dispatched = await ports.dispatch(body, reference);
  switch (dispatched.kind) {
    case "acknowledged":
      return { status: 200, body: dispatched.body };
    case "unhandled":
      return { status: 200 };
    case "failed": {
      const { error } = dispatched;
      ports.log("slack-request-failed", { reference, error: error instanceof Error ? error.name : "unknown" }, "error");
      const { answerFault } = await import("./answer-fault.ts");
      return answerFault(ports, body, { reference, retry: Number(delivery.headers["x-slack-retry-num"] ?? 0) });
    }
  }
};
