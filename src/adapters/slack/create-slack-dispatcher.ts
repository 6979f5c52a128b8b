// https://docs.slack.dev/tools/bolt-js/concepts/receiver
import { App, type BlockAction, type Logger, LogLevel, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Press } from "../../commands/buttons/press.ts";
import type { Log } from "../../ports.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { readPress } from "./read-press.ts";

export type SlackListeners = {
  /** The answer to a slash command, given in the acknowledgement itself. */
  command(input: { text: string; channel: string; user: string }): Promise<SlackMessage>;
  /** Any button or select of ours, of whatever version. */
  press(press: Press): Promise<void>;
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
export const createSlackDispatcher = (options: Options): ((body: SlackBody, reference: string) => Promise<Dispatched>) => {
  const { botToken, apiUrl, command, listeners, log } = options;
  const app = new App({
    receiver,
    // Not `token`: Bolt would call auth.test at every cold start.
    authorize: async () => ({ botToken }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 2_000 },
    logger: boltLogger(log),
  });

  app.command(command, async ({ command: { text, channel_id: channel, user_id: user }, ack }) => {
    await ack({ response_type: "ephemeral", ...(await listeners.command({ text, channel, user })) });
  });

  app.action<BlockAction>({ type: "block_actions" }, async ({ body, action, context, ack }) => {
    const press = readPress(body, action, String(context["reference"]));
    if (press !== undefined) await listeners.press(press);
    await ack();
  });

  return async (body, reference) => {
    let acknowledged: { body: unknown } | undefined;
    const event: ReceiverEvent = {
      body,
      customProperties: { reference },
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
  warn: (message: unknown) => log("bolt-warning", { reason: String(message).slice(0, 200) }, "warn"),
  error: (message: unknown) => log("bolt-error", { reason: message instanceof Error ? message.name : String(message).slice(0, 200) }, "error"),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
});
