// https://docs.slack.dev/tools/bolt-js/concepts/receiver
import { App, type Logger, LogLevel, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Log } from "../../ports.ts";
import type { SlackMessage } from "../../views/slack-message.ts";

export type SlackListeners = {
  /** The answer to a slash command, given in the acknowledgement itself. */
  command(input: { text: string; channel: string }): Promise<SlackMessage>;
};

/** A parsed and verified request body. */
export type SlackBody = Record<string, unknown>;

/** `acknowledged` holds what Slack is to show, if anything; `unhandled`: no listener takes it. */
export type Dispatched =
  | { kind: "acknowledged"; body: unknown }
  | { kind: "unhandled" }
  | { kind: "failed"; error: unknown };

type Options = { botToken: string; apiUrl: string; command: string; listeners: SlackListeners; log: Log };

/** Bolt dispatches; what it dispatches was verified and parsed before. */
export const createSlackDispatcher = (options: Options): ((body: SlackBody) => Promise<Dispatched>) => {
  const { botToken, apiUrl, command, listeners, log } = options;
  const app = new App({
    receiver,
    // Not `token`: Bolt would call auth.test at every cold start.
    authorize: async () => ({ botToken }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 2_000 },
    logger: boltLogger(log),
  });

  app.command(command, async ({ command: { text, channel_id: channel }, ack }) => {
    await ack({ response_type: "ephemeral", ...(await listeners.command({ text, channel })) });
  });

  return async (body) => {
    let acknowledged: { body: unknown } | undefined;
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: unknown) => {
        acknowledged = { body: answer };
      },
    };
    try {
      await app.processEvent(event);
    } catch (error) {
      return { kind: "failed", error };
    }
    return acknowledged === undefined ? { kind: "unhandled" } : { kind: "acknowledged", ...acknowledged };
  };
};

/** Bolt wants a receiver to start; ours is the Lambda handler, which hands each event to the app itself. */
const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** Bolt's debug and info lines hold whole requests: they go nowhere. */
const boltLogger = (log: Log): Logger => ({
  debug: () => {},
  info: () => {},
  warn: (message: unknown) => log("bolt-warning", { message: String(message).slice(0, 200) }),
  error: (message: unknown) => log("bolt-error", { message: message instanceof Error ? message.name : String(message).slice(0, 200) }),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
});
