import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const folder = "src/adapters/slack/listeners";

/** `events` as a manifest names them. */
export type ListenedTo = { commands: string[]; shortcuts: string[]; interactions: string[]; events: string[] };

type Handler = (given: Record<string, unknown>) => Promise<unknown>;
type Surface = (app: unknown, options: unknown) => void;

/** What Slack is listened to for: each surface is put on an app that notes it. */
export const listenedTo = async (): Promise<ListenedTo> => {
  const commands: string[] = [];
  const shortcuts: string[] = [];
  const interactions: string[] = [];
  const events: string[] = [];
  const messages: Handler[] = [];
  const app = {
    command: (name: string) => commands.push(name),
    shortcut: ({ callback_id: id }: { callback_id: string }) => shortcuts.push(id),
    action: () => interactions.push("action"),
    view: () => interactions.push("view"),
    event: (name: string) => events.push(name),
    message: (handler: Handler) => messages.push(handler),
  };
  let isHeard = false;
  /** Any listener, noting that it was called. */
  const listeners = () => new Proxy({}, { get: () => async () => void (isHeard = true) });
  for (const surface of await surfaces()) surface.listen(app, { command: "/coveo-error", listeners, responsePath: () => null });

  // Which channels' messages are taken shows only when one comes.
  for (const [event, type, channel] of messageKinds) {
    isHeard = false;
    for (const message of [{ user: "U1" }, { bot_id: "B1", app_id: "A1", subtype: "bot_message" }]) {
      const event = { type: "message", channel, channel_type: type, ts: "1.2", text: "Pipeline failed", ...message };
      const body = { authorizations: [{ user_id: "UBOT" }], api_app_id: "AOWN", event_id: "Ev1", event };
      for (const handler of messages) await handler({ event, message: event, body, context: { reference: "r" } });
    }
    if (isHeard) events.push(event);
  }
  return { commands, shortcuts, interactions: [...new Set(interactions)], events: events.toSorted() };
};

const messageKinds = [
  ["message.channels", "channel", "C1"],
  ["message.groups", "group", "C2"],
  ["message.im", "im", "D1"],
  ["message.mpim", "mpim", "C3"],
] as const;

/** Each file has one export that is called `listen…`. */
export const surfaces = async (): Promise<{ name: string; listen: Surface }[]> => {
  const files = readdirSync(folder).map((name) => import(pathToFileURL(resolve(folder, name)).href) as Promise<Record<string, unknown>>);
  return (await Promise.all(files)).flatMap((exports) =>
    Object.entries(exports).flatMap(([name, listen]) => (name.startsWith("listen") && typeof listen === "function" ? [{ name, listen: listen as Surface }] : [])),
  );
};
