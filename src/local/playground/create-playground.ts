import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import { act, actSchema } from "./act.ts";
import { buildPage } from "./build-page.ts";
import type { Desk } from "./desk.ts";
import { galleryCards } from "./gallery/cards.ts";
import { gallery } from "./gallery/gallery.ts";
import type { MovableClock } from "./movable-clock.ts";
import { untilMonday } from "./next-monday.ts";
import type { Pipelines } from "./fail-pipelines.ts";
import type { SendSigned } from "./send-signed.ts";
import { botMention, botName, type SlackCalls } from "./slack-calls.ts";
import type { Steps } from "./steps.ts";

type Ports = {
  port: number;
  send: SendSigned;
  slack: SlackCalls;
  desk: Desk;
  steps: Steps;
  pipelines: Pipelines;
  clock: MovableClock;
  command: string;
  /** A channel's items of the table. */
  items: (channel: string) => Promise<Record<string, unknown>[]>;
  runSchedule: () => Promise<void>;
  /** Sends a log as `/ci/report` takes it. */
  report: (channel: string, log: string) => Promise<number>;
};

const channelId = z.string().regex(/^[A-Z0-9]{5,20}$/);
const failSchema = z.object({ channel: channelId, sample: z.string(), how: z.enum(["fail", "redeliver", "recover"]), times: z.number().int().min(1).max(20) });
const timeSchema = z.object({ to: z.enum(["hour", "day", "week", "monday"]) });
const reportSchema = z.object({ channel: channelId, log: z.string().min(1).max(900_000) });

const hour = 3_600_000;
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page's addresses on the bot's port. `handle` says whether it took the request; `changed` tells every open page. */
export const createPlayground = (ports: Ports) => {
  const page = readFileSync(new URL("page.html", import.meta.url));
  const built = buildPage();
  // Whoever asks for the page hears of a fault; a start without a page is a start all the same.
  built.catch(() => {});
  const listeners = new Set<ServerResponse>();
  const hosts = new Set([`localhost:${ports.port}`, `127.0.0.1:${ports.port}`]);

  const get = async (url: URL, response: ServerResponse): Promise<void> => {
    const channel = channelId.safeParse(url.searchParams.get("channel")).data;
    if (url.pathname === "/") return send(response, 200, "text/html; charset=utf-8", page, { "content-security-policy": policy });
    const file = (await built)[url.pathname];
    if (file !== undefined) return send(response, 200, file.type, file.bytes, { "content-encoding": "gzip", "cache-control": "no-cache" });
    if (url.pathname === "/playground/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).write("data: hello\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return;
    }
    if (url.pathname === "/playground/start") {
      return json(response, 200, { channels: await ports.slack.channels(), direct: await ports.slack.direct(), command: ports.command, bot: botName, mention: botMention, gallery: galleryCards });
    }
    if (url.pathname === "/playground/state" && channel !== undefined) {
      return json(response, 200, { now: Date.now(), ahead: ports.clock.ahead(), messages: await ports.slack.messages(channel), privates: ports.desk.privates(channel), windows: ports.desk.windows, home: ports.desk.home(), walks: ports.steps.walks(channel) });
    }
    if (url.pathname === "/playground/items" && channel !== undefined) return json(response, 200, await ports.items(channel));
    const picture = /^\/playground\/file\/(F[A-Z0-9]{2,30})$/.exec(url.pathname)?.[1];
    const stored = picture === undefined ? undefined : await ports.slack.file(picture);
    return stored === undefined ? json(response, 404, { message: "Not Found" }) : send(response, 200, stored.type, stored.bytes);
  };

  const post = async (path: string, body: unknown, response: ServerResponse): Promise<void> => {
    switch (path) {
      case "/playground/act":
        return json(response, 200, await act(ports, actSchema.parse(body)));
      case "/playground/fail": {
        const { channel, sample: id, how, times } = failSchema.parse(body);
        const sample = gallery.find((each) => each.id === id);
        if (sample === undefined) return json(response, 404, { message: "No such sample" });
        const status = how === "fail" ? await ports.pipelines.fail(channel, sample, times) : await ports.pipelines[how](channel, sample);
        return json(response, 200, { status: status ?? null });
      }
      case "/playground/time": {
        const { to } = timeSchema.parse(body);
        // Hourly, so at the beginning of what passes too: a team gets its first slot there.
        await ports.runSchedule();
        ports.clock.move(to === "monday" ? untilMonday(new Date()) : { hour, day: 24 * hour, week: 168 * hour }[to]);
        await ports.runSchedule();
        playground.changed();
        return json(response, 200, { now: Date.now() });
      }
      case "/playground/report": {
        const { channel, log } = reportSchema.parse(body);
        return json(response, 200, { status: await ports.report(channel, log) });
      }
      default:
        return json(response, 404, { message: "Not Found" });
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    try {
      // A page of somebody else's in the same browser may not act here, nor read by a name of its own.
      if (!hosts.has(request.headers.host ?? "")) return json(response, 403, { message: "Open it as localhost." });
      if (request.method === "GET") return await get(url, response);
      const { origin } = request.headers;
      if (request.headers["content-type"] !== "application/json" || (origin !== undefined && !hosts.has(origin.replace("http://", "")))) return json(response, 403, { message: "Not from here." });
      return await post(url.pathname, JSON.parse(await bodyOf(request)), response);
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return json(response, 400, { message: "That is not what this address takes." });
      throw error;
    }
  };

  const playground = {
    handle: (request: IncomingMessage, response: ServerResponse): boolean => {
      const url = new URL(request.url ?? "/", "http://localhost");
      if (!(url.pathname === "/" && request.method === "GET") && !url.pathname.startsWith("/playground/")) return false;
      answer(request, response, url).catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent) json(response, 500, { message: "Internal Server Error" });
      });
      return true;
    },
    changed: (): void => {
      for (const listener of listeners) listener.write("data: changed\n\n");
    },
    stop: (): void => {
      for (const listener of listeners) listener.end();
    },
  };
  return playground;
};

const send = (response: ServerResponse, status: number, type: string, body: Buffer | string, headers: Record<string, string> = {}): void =>
  void response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", ...headers }).end(body);

const json = (response: ServerResponse, status: number, value: unknown): void => send(response, status, "application/json", JSON.stringify(value), { "cache-control": "no-store" });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= 2_000_000) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
};
