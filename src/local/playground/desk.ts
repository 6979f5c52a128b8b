import { randomUUID } from "node:crypto";
import type { startSlack } from "../emulated-slack.ts";
import { person } from "../emulated-slack.ts";

type Fields = Record<string, unknown>;
type Message = { text: string; blocks: unknown[] };

/** A message that only the person sees. `ts`: as Slack has it; `at`: in milliseconds. */
export type PrivateMessage = Message & { id: string; channel: string; ts: string; threadTs: string | null };
export type OpenView = { id: string; view: Fields };
type Origin = { channel: string; threadTs: string | null; private: string | null };

type Proxy = Awaited<ReturnType<typeof startSlack>>["proxy"];
type Options = { responseBase: string; post: (message: Fields) => Promise<unknown>; changed: () => void };

/** What Slack shows to one person alone: private answers, windows, the Home tab. */
export const createDesk = ({ responseBase, post, changed }: Options) => {
  const privates: PrivateMessage[] = [];
  const windows: OpenView[] = [];
  const origins = new Map<string, Origin>();
  let home: OpenView | null = null;
  let taken = 0;
  let lastTs = "0.000000";
  /** After everything that was posted in the same second: the emulator counts within it. */
  const nextTs = (): string => {
    const second = String(Math.floor(Date.now() / 1000));
    return lastTs.startsWith(`${second}.`) ? `${lastTs}5` : `${second}.000000`;
  };

  const show = (channel: string, threadTs: string | null, message: Message, ts = nextTs()): string => {
    const id = randomUUID();
    privates.push({ ...message, id, channel, ts, threadTs });
    changed();
    return id;
  };
  const put = (opened: OpenView): void => {
    const at = windows.findIndex(({ id }) => id === opened.id);
    if (at === -1) windows.push(opened);
    else windows[at] = opened;
    changed();
  };
  /** A later answer at a `response_url`. */
  const respond = async (path: string, message: Fields): Promise<void> => {
    const origin = origins.get(path);
    if (origin === undefined) return;
    const known = privates.findIndex(({ id }) => id === origin.private);
    if (message["delete_original"] === true) {
      if (known !== -1) privates.splice(known, 1);
      return changed();
    }
    if (message["response_type"] === "in_channel") {
      await post({ channel: origin.channel, ...messageOf(message), ...(origin.threadTs === null ? {} : { thread_ts: origin.threadTs }) });
      return changed();
    }
    const original = privates[known];
    if (message["replace_original"] === true && original !== undefined) privates[known] = { ...original, ...messageOf(message) };
    else origin.private = show(origin.channel, origin.threadTs, messageOf(message));
    changed();
  };

  return {
    privates: (channel: string): PrivateMessage[] => privates.filter((each) => each.channel === channel),
    find: (id: string): PrivateMessage | undefined => privates.find((each) => each.id === id),
    windows: windows as readonly OpenView[],
    home: () => home,
    show,
    put,
    /** Shuts the window on top. */
    shut: (): void => {
      windows.pop();
      changed();
    },
    shutAll: (): void => {
      windows.splice(0);
      changed();
    },
    dismiss: (id: string): void => {
      const at = privates.findIndex((each) => each.id === id);
      if (at !== -1) privates.splice(at, 1);
      changed();
    },
    /** A new `response_url`, and what its answers belong to. */
    address: (origin: Origin): { url: string; answered: (privateId: string) => void } => {
      const path = randomUUID();
      origins.set(path, origin);
      return { url: `${responseBase}${path}`, answered: (privateId) => void (origin.private = privateId) };
    },
    /** A call of the bot's that Slack answered. */
    heard: (method: string, params: Record<string, string>, answer: string): void => {
      const answered = parsed(answer);
      if (answered?.["ok"] !== true) return;
      if (method === "chat.postMessage") lastTs = String(answered["ts"]);
      const view = answered["view"] as Fields | undefined;
      if (method === "chat.postEphemeral" && params["user"] === person) {
        const blocks = parsed(`{"blocks":${params["blocks"] ?? "[]"}}`)?.["blocks"];
        show(params["channel"] ?? "", params["thread_ts"] ?? null, { text: params["text"] ?? "", blocks: Array.isArray(blocks) ? blocks : [] });
      }
      if (view === undefined) return;
      const opened = { id: String(view["id"]), view: { ...parsed(params["view"] ?? ""), hash: view["hash"] } };
      if (method === "views.publish") home = opened;
      else if (/^views\.(open|push|update)$/.test(method)) put(opened);
      changed();
    },
    /** Takes what came to `response_url`s since the last time. */
    takeResponses: async (proxy: Proxy): Promise<void> => {
      const { responses } = proxy.addresses;
      while (taken < responses.length) {
        const next = responses[taken];
        taken += 1;
        if (next !== undefined) await respond(next.path, next.message);
      }
    },
  };
};

export type Desk = ReturnType<typeof createDesk>;

export const messageOf = (message: Fields): Message => ({ text: String(message["text"] ?? ""), blocks: Array.isArray(message["blocks"]) ? message["blocks"] : [] });

const parsed = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
};
