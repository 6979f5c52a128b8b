// https://docs.slack.dev/tools/bolt-js/concepts/receiver
import { App, type Logger, LogLevel, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { listenForCommands, type CommandListener } from "./listeners/listen-for-commands.ts";
import { listenForForms, type FormListener } from "./listeners/listen-for-forms.ts";
import { listenForNotes, type NotesListener } from "./listeners/listen-for-notes.ts";
import { listenForNotifications, type NotificationListener } from "./listeners/listen-for-notifications.ts";
import { listenForPresses, type PressListener } from "./listeners/listen-for-presses.ts";
import { listenForQuestions, type QuestionListener } from "./listeners/listen-for-questions.ts";
import { listenForShortcuts, type ShortcutListener } from "./listeners/listen-for-shortcuts.ts";
import { listenToChannels, type ChannelListener } from "./listeners/listen-to-channels.ts";
import { responsePath } from "./response-path.ts";

/** What each surface is answered with; one file a surface in listeners/. */
export type SlackListeners = CommandListener & PressListener & ShortcutListener & QuestionListener & NotificationListener & FormListener & NotesListener & ChannelListener;

/** A parsed and verified request body. */
export type SlackBody = Record<string, unknown>;

/** `acknowledged` holds what Slack is to show, if anything; `unhandled`: no listener takes it. */
export type Dispatched =
  | { kind: "acknowledged"; body: unknown }
  | { kind: "unhandled" }
  | { kind: "failed"; error: unknown };

/** `responseBase`: where Slack takes later answers, `SLACK_RESPONSE_URL_BASE`. `listeners`: those of one request, by its reference. */
type Options = { botToken: string; apiUrl: string; responseBase: string; command: string; listeners: (reference: string) => SlackListeners; log: Log };

/** Bolt dispatches; what it dispatches was verified and parsed before. */
export const createSlackDispatcher = (options: Options): ((body: SlackBody, reference: string) => Promise<Dispatched>) => {
  const { botToken, apiUrl, responseBase, command, listeners, log } = options;
  const app = new App({
    receiver,
    // Not `token`: Bolt would call auth.test at every cold start.
    authorize: async () => ({ botToken }),
    // What a conversation says is kept in the table: Bolt's own memory of it is asked in vain, with an error made for each request.
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 2_000 },
    logger: boltLogger(log),
  });

  const surface = { command, listeners, responsePath: (address: unknown) => responsePath(responseBase, address) };
  listenForCommands(app, surface);
  listenForPresses(app, surface);
  listenForShortcuts(app, surface);
  listenForQuestions(app, surface);
  listenForNotifications(app, surface);
  listenForForms(app, surface);
  listenForNotes(app, surface);
  listenToChannels(app, surface);

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
      return { kind: "failed", error: originOf(error) };
    }
    return acknowledged === undefined ? { kind: "unhandled" } : { kind: "acknowledged", ...acknowledged };
  };
};

/** What a listener threw, which Bolt puts into an error of its own; of several the first. */
const originOf = (error: unknown): unknown => {
  const { original, originals } = (typeof error === "object" && error !== null ? error : {}) as { original?: unknown; originals?: unknown[] };
  const [first = original] = originals ?? [];
  return first === undefined ? error : originOf(first);
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
