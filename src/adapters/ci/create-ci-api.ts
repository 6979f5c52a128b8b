import type * as z from "zod";
import { UnavailableError } from "../../errors.ts";
import type { Unavailable } from "../../ports/unavailable.ts";
import { isListedHost, type Connection } from "./connection.ts";
import type { Authorization, CallOptions, CiApi, CiProvider, Refusal } from "./provider.ts";
import { rateLimit } from "./rate-limit.ts";
import { readCapped } from "./read-capped.ts";
import { logLimits, readLog, type LogLimits } from "./read-log.ts";

const mostRedirects = 2;
/** In bytes. */
const largestAnswer = 20_000_000;
const largestRefusal = 64_000;
/** Milliseconds until a small answer is whole. */
const patience = 10_000;
/** Pauses before what is not there yet is read again, in milliseconds. */
const notReadyPauses = [1_000, 3_000];
const userAgent = { "user-agent": "coveo-error" };

type Options = { connection: Connection; provider: CiProvider; sleep: (milliseconds: number) => Promise<void>; limits?: LogLimits };
type Hop = { url: URL; init: RequestInit };

/**
 * HTTP to one connection: hosts from configuration only, the token never beyond the API's own origin. Made anew for each
 * log, whose time runs from the first part of it that is asked for.
 */
export const createCiApi = ({ connection, provider, sleep, limits = logLimits }: Options): CiApi => {
  let logTime: AbortSignal | undefined;
  const untilLogIsDue = (): AbortSignal => (logTime ??= AbortSignal.timeout(limits.milliseconds));

  const first = async (path: string, signal: AbortSignal, { headers = {}, body, base }: CallOptions): Promise<Hop | Unavailable> => {
    const address = connection.apiUrl ?? base;
    if (address === undefined) return { kind: "unavailable", reason: `no API address of ${connection.name} is set, so its logs cannot be read`, blame: "settings" };
    const call = {
      method: body === undefined ? ("GET" as const) : ("POST" as const),
      url: new URL(address.replace(/\/$/, "") + path),
      body: body === undefined ? undefined : JSON.stringify(body),
      headers,
      ...(base === undefined ? {} : { base }),
    };
    const authorization = await provider.authorize(call, connection);
    if (isUnavailable(authorization)) return authorization;
    const contentType = body === undefined ? {} : { "content-type": "application/json" };
    const init: RequestInit = { method: call.method, signal, headers: { ...userAgent, ...contentType, ...headers, ...authorization } };
    if (call.body !== undefined) init.body = call.body;
    return { url: call.url, init };
  };

  const follow = async (start: Hop): Promise<Response> => {
    let hop = start;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await request(connection, hop);
      const location = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      await response.body?.cancel();
      hop = { url: allowed(connection, new URL(location, hop.url)), init: { headers: userAgent, signal: hop.init.signal ?? null } };
    }
    throw new UnavailableError(connection.name, "The log is behind more redirects than are followed");
  };

  const settled = async (start: () => Promise<Hop | Unavailable>, pauses = notReadyPauses): Promise<Response | Unavailable> => {
    for (const pause of [...pauses, null]) {
      const hop = await start();
      if ("kind" in hop) return hop;
      const response = await follow(hop);
      if (response.ok && response.status !== 203) return response;
      const refusal = await refusalOf(response);
      if (refusal?.kind === "wait") throw new UnavailableError(connection.name, `${connection.name} asked to wait (${response.status})`);
      if (refusal !== undefined) return refusal;
      if (response.status === 404 && pause !== null) await sleep(pause);
      else return unavailable(connection, response);
    }
    return { kind: "unavailable", reason: "not found (404)" };
  };

  const refusalOf = async (response: Response): Promise<Refusal | undefined> => {
    if (provider.refusal !== undefined) return provider.refusal(response.status, (await textOf(connection, response, largestRefusal)).text);
    await response.body?.cancel();
    return undefined;
  };

  const streamed = async (start: () => Promise<Hop | Unavailable>): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable> => {
    const response = await settled(start);
    return response instanceof Response ? { kind: "log", chunks: readLog(connection.name, response.body ?? none(), limits.bytes) } : response;
  };

  return {
    connection,
    json: async <T>(path: string, schema: z.ZodType<T>, options: CallOptions = {}) => {
      const response = await settled(() => first(path, AbortSignal.timeout(patience), options), options.body === undefined ? notReadyPauses : []);
      if (!(response instanceof Response)) return response;
      const { text, isWhole } = await textOf(connection, response, largestAnswer);
      if (!isWhole) return { kind: "unavailable", reason: `${connection.name} answered more than is read of an answer` };
      const parsed = schema.safeParse(jsonIn(text));
      return parsed.success
        ? { kind: "ok", value: parsed.data, next: nextPath(connection, response) }
        : { kind: "unavailable", reason: `${connection.name} answered in a shape that is not known` };
    },
    stream: (path, options = {}) => streamed(() => first(path, untilLogIsDue(), options)),
    streamFrom: (url) => streamed(async () => ({ url: allowed(connection, new URL(url)), init: { headers: userAgent, signal: untilLogIsDue() } })),
  };
};

const isUnavailable = (authorization: Authorization): authorization is Unavailable => authorization["kind"] === "unavailable";

const request = async (connection: Connection, { url, init }: Hop): Promise<Response> => {
  try {
    return await fetch(url, { ...init, redirect: "manual" });
  } catch (cause) {
    throw new UnavailableError(connection.name, `${url.host} did not answer`, { cause });
  }
};

const textOf = async (connection: Connection, response: Response, bytes: number): Promise<{ text: string; isWhole: boolean }> => {
  try {
    return await readCapped(response, bytes);
  } catch (cause) {
    throw new UnavailableError(connection.name, `${connection.name} broke off while it answered ${response.status}`, { cause });
  }
};

/** Undefined where it is none: that is no shape that is known. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** An address that an answer named, if it may be called. */
const allowed = (connection: Connection, target: URL): URL => {
  const api = connection.apiUrl === null ? undefined : new URL(connection.apiUrl);
  const isAllowed = isListedHost(target.host, [...(api === undefined ? [] : [api.host]), ...connection.logHosts]);
  if (!isAllowed || (target.protocol !== "https:" && target.protocol !== api?.protocol)) {
    throw new UnavailableError(connection.name, `The log is said to be on ${target.host}, which is not among the log hosts`);
  }
  return target;
};

/** What cannot be had is told; what may pass is thrown, to be tried again. */
const unavailable = (connection: Connection, response: Response): Unavailable => {
  const { status } = response;
  const limit = rateLimit({ status, header: (name) => response.headers.get(name) }, new Date());
  if (limit !== undefined) throw new UnavailableError(connection.name, `${connection.name} limits how much is asked of it (${status})`, limit);
  if (connection.token === undefined && Object.keys(connection.options).length === 0 && [401, 403, 404].includes(status)) {
    return { kind: "unavailable", reason: `no token is set, and without one ${connection.name} answers ${status}`, blame: "token" };
  }
  if (status >= 500) {
    const retryAfter = Number(response.headers.get("retry-after"));
    throw new UnavailableError(connection.name, `${connection.name} answered ${status}`, retryAfter > 0 ? { retryAfter } : {});
  }
  const blame = [203, 401, 403].includes(status) ? { blame: "token" as const } : {};
  return { kind: "unavailable", reason: reasons[status] ?? `${connection.name} answered ${status}`, ...blame };
};

/** The path of the next page: of the API's own origin, or none. */
const nextPath = (connection: Connection, response: Response): string | null => {
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  const base = connection.apiUrl?.replace(/\/$/, "") ?? "";
  return link !== undefined && base !== "" && link.startsWith(`${base}/`) ? link.slice(base.length) : null;
};

const reasons: Record<number, string> = {
  // A page to sign in comes with it, in place of the answer.
  203: "the token was refused (203)",
  401: "the token was refused (401)",
  403: "the token may not read it (403)",
  404: "not found (404)",
  410: "it has expired (410)",
  416: "it is empty (416)",
};

async function* none(): AsyncGenerator<Uint8Array> {}
