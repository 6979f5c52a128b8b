import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../listen.ts";
import { brokenBlockLimits, brokenViewLimits } from "./broken-block-limits.ts";
import { conversationsOf } from "./conversations-of.ts";
import { createResponseAddresses } from "./response-addresses.ts";

export type ProxiedCall = { method: string; params: Record<string, string> };

/** Where the proxy takes answers at `response_url`s. */
export const responsePrefix = "/response/";

type Fault = { kind: "hang" } | { kind: "error"; error: string; to?: RegExp } | { kind: "limit"; seconds: number; times: number };

/** A trigger of our own signer: when it was made, in milliseconds, and something that tells it from others. */
const ownTrigger = /^local\.(\d+)\.[\w-]+$/;
/** Whom the emulator opens windows for. */
const firstPerson = "U000000001";
/** In milliseconds. */
const triggerLife = 3_000;

/** `heard`: each call that was answered, and with what. `scopesOf`: of the app's own token, for what Slack says of it. */
type Options = { port?: number; target: string; scopesOf?: (token: string) => readonly string[] | undefined; now?: () => number; heard?: (call: ProxiedCall, answer: string) => void };

/**
 * Stands before the emulated Slack and adds what it lacks: block limits, `oldest` and `latest`, metadata on demand only,
 * 429 with `Retry-After` and other faults on demand, triggers that were not made by itself, `users.conversations`, and `response_url`s.
 */
export const startSlackProxy = async ({ port = 0, target, now = () => Date.now(), heard = () => {}, scopesOf = () => undefined }: Options) => {
  const calls: ProxiedCall[] = [];
  const faults = new Map<string, Fault>();
  const usedTriggers = new Set<string>();
  const addresses = createResponseAddresses(now);

  const forward = (path: string, request: { method: string; headers: Record<string, string>; body: Buffer }): Promise<Response> =>
    fetch(`${target}${path}`, { method: request.method, headers: request.headers, redirect: "manual", ...(["GET", "HEAD"].includes(request.method) ? {} : { body: new Uint8Array(request.body) }) });

  const call = async (name: string, path: string, request: { method: string; headers: Record<string, string>; body: Buffer }): Promise<Answer> => {
    const params = paramsOf(path, request);
    calls.push({ method: name, params });
    const fault = faults.get(name);
    if (fault?.kind === "hang") return { kind: "hang" };
    if (fault?.kind === "error" && (fault.to?.test(params["channel"] ?? "") ?? true)) return json({ ok: false, error: fault.error });
    if (fault?.kind === "limit" && fault.times > 0) {
      fault.times -= 1;
      return { ...json({ ok: false, error: "ratelimited" }), status: 429, headers: { "retry-after": String(fault.seconds), "content-type": "application/json" } };
    }
    const scopes = scopesOf((request.headers["authorization"] ?? "").replace(/^Bearer /, ""));
    if (name === "auth.test" && scopes !== undefined) return { ...json({ ok: true, team: "Local", user: "coveo-errors" }), headers: { "content-type": "application/json", "x-oauth-scopes": scopes.join(",") } };
    const broken = limitsOf(params);
    if (broken.length > 0) return json({ ok: false, error: params["view"] === undefined ? "invalid_blocks" : "invalid_arguments", response_metadata: { messages: broken } });

    const trigger = params["trigger_id"];
    const made = Number(ownTrigger.exec(trigger ?? "")?.[1]);
    if (trigger !== undefined && made > 0) {
      if (usedTriggers.has(trigger)) return json({ ok: false, error: "exchanged_trigger_id" });
      if (now() - made > triggerLife) return json({ ok: false, error: "expired_trigger_id" });
      usedTriggers.add(trigger);
      const headers = { authorization: request.headers["authorization"] ?? "", "content-type": "application/x-www-form-urlencoded" };
      const generated = (await (await forward("/api/views.generateTriggerId", { method: "POST", headers, body: Buffer.from(`user_id=${firstPerson}`) })).json()) as { trigger_id?: string };
      const body = Buffer.from(new URLSearchParams({ ...params, trigger_id: generated.trigger_id ?? "" }).toString());
      return answerOf(await forward(path, { method: "POST", headers, body }));
    }
    if (name === "users.conversations") {
      const headers = { authorization: request.headers["authorization"] ?? "", "content-type": "application/x-www-form-urlencoded" };
      const ask = async (method: string, asked: Record<string, string>): Promise<unknown> =>
        (await forward(`/api/${method}`, { method: "POST", headers, body: Buffer.from(new URLSearchParams(asked).toString()) })).json();
      return json(await conversationsOf(ask, params));
    }
    const answer = await answerOf(await forward(path, request));
    // The app has no user there, and may post everywhere.
    if (name === "conversations.info" && scopes !== undefined && answer.kind === "answered") return { ...answer, body: Buffer.from(answer.body.toString().replace('"is_member":false', '"is_member":true')) };
    return name === "conversations.history" || name === "conversations.replies" ? withoutUnasked(answer, params) : answer;
  };

  const server = createServer(async (incoming, outgoing) => {
    const request = { method: incoming.method ?? "GET", headers: headersOf(incoming), body: await bodyOf(incoming) };
    const path = incoming.url ?? "/";
    const name = /^\/api\/([\w.]+)/.exec(path)?.[1];
    if (path.startsWith(responsePrefix)) {
      const { status, text } = addresses.take(decodeURI(path.slice(responsePrefix.length)), request.body.toString());
      outgoing.writeHead(status, { "content-type": "text/plain" }).end(text);
      return;
    }
    try {
      const answer = name === undefined ? await answerOf(await forward(path, request)) : await call(name, path, request);
      if (answer.kind === "hang") return;
      if (name !== undefined) heard({ method: name, params: paramsOf(path, request) }, answer.body.toString());
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      outgoing.writeHead(502).end();
    }
  });
  await listen(server, port, "the emulated Slack");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    addresses,
    /** `to`: only where the call is to such a channel. */
    break: (method: string, fault: "hang" | { error: string; to?: RegExp } | { seconds: number; times: number }): void => void faults.set(method, faultOf(fault)),
    mend: (): void => faults.clear(),
    close: () => close(server),
  };
};

type Answer = { kind: "hang" } | { kind: "answered"; status: number; headers: Record<string, string>; body: Buffer };

const faultOf = (fault: "hang" | { error: string; to?: RegExp } | { seconds: number; times: number }): Fault =>
  fault === "hang" ? { kind: "hang" } : "error" in fault ? { kind: "error", ...fault } : { kind: "limit", ...fault };

const json = (value: unknown) => ({ kind: "answered" as const, status: 200, headers: { "content-type": "application/json" } as Record<string, string>, body: Buffer.from(JSON.stringify(value)) });

const answerOf = async (response: Response): Promise<Answer> => {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !["content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive"].includes(name)));
  return { kind: "answered", status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
};

const headersOf = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === "string" && !["host", "connection", "content-length", "transfer-encoding", "expect", "accept-encoding"].includes(name) ? [[name, value]] : [])));

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** As text each; what is nested, as JSON. */
const paramsOf = (path: string, { headers, body }: { headers: Record<string, string>; body: Buffer }): Record<string, string> => {
  const query = new URL(path, "http://localhost").searchParams;
  if (!(headers["content-type"] ?? "").includes("json")) return Object.fromEntries([...query, ...new URLSearchParams(body.toString())]);
  const fields = parsedJson(body.toString());
  const own = typeof fields === "object" && fields !== null ? Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]) : [];
  return Object.fromEntries([...query, ...own]) as Record<string, string>;
};

const limitsOf = ({ blocks, view, text = "" }: Record<string, string>): string[] => [
  ...(blocks === undefined ? [] : brokenBlockLimits(parsedJson(blocks), "message")),
  ...(view === undefined ? [] : brokenViewLimits(parsedJson(view))),
  ...(text.length > 40_000 ? ["text: longer than 40000"] : []),
];

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type Page = { messages?: { ts?: string; metadata?: unknown }[] };

/** Of a page of messages what is between `oldest` and `latest`, and metadata only where it was asked for. */
const withoutUnasked = (answer: Answer, { oldest = "0", latest = "99999999999", inclusive, include_all_metadata: metadata, ts: parent }: Record<string, string>): Answer => {
  if (answer.kind !== "answered") return answer;
  const page = parsedJson(answer.body.toString()) as Page | undefined;
  if (page?.messages === undefined) return answer;
  const isIn = (ts: number): boolean => (isTrue(inclusive) ? ts >= Number(oldest) && ts <= Number(latest) : ts > Number(oldest) && ts < Number(latest));
  const messages = page.messages
    .filter(({ ts }) => ts === parent || isIn(Number(ts)))
    .map(({ metadata: kept, ...message }) => (isTrue(metadata) && kept !== undefined ? { ...message, metadata: kept } : message));
  return { ...answer, body: Buffer.from(JSON.stringify({ ...page, messages })) };
};

const isTrue = (value: string | undefined): boolean => value === "true" || value === "1";
