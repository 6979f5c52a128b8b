import type * as z from "zod";
import { UnavailableError } from "../../errors.ts";
import type { Unavailable } from "../../ports.ts";
import { isListedHost, type Connection } from "./connection.ts";
import type { CiApi, CiProvider } from "./provider.ts";

const mostRedirects = 2;
/** Milliseconds until the answer's head; a log's body may take longer. */
const patience = 10_000;
const logPatience = 120_000;
/** Pauses before a log that is not there yet is asked for again, in milliseconds. */
const notReadyPauses = [1_000, 3_000];

type Options = { connection: Connection; provider: CiProvider; sleep: (milliseconds: number) => Promise<void> };

/** HTTP to one connection: hosts from configuration only, the token never beyond the API's own origin. */
export const createCiApi = ({ connection, provider, sleep }: Options): CiApi => {
  const authorization = connection.token === undefined ? {} : provider.authorize(connection.token);

  const get = async (path: string, limit: number): Promise<Response> => {
    let url = new URL(connection.apiUrl.replace(/\/$/, "") + path);
    let headers: Record<string, string> = { "user-agent": "coveo-error", ...authorization };
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await request(connection, url, headers, limit);
      const location = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      await response.body?.cancel();
      url = redirectTarget(connection, new URL(location, url));
      headers = { "user-agent": "coveo-error" };
    }
    throw new UnavailableError(connection.name, "The log is behind more redirects than are followed");
  };

  const settled = async (path: string, limit: number): Promise<Response | Unavailable> => {
    for (const pause of [...notReadyPauses, null]) {
      const response = await get(path, limit);
      if (response.ok) return response;
      await response.body?.cancel();
      if (response.status === 404 && pause !== null) await sleep(pause);
      else return unavailable(connection, response);
    }
    return { kind: "unavailable", reason: "not found (404)" };
  };

  return {
    json: async <T>(path: string, schema: z.ZodType<T>) => {
      const response = await settled(path, patience);
      if (!(response instanceof Response)) return response;
      const parsed = schema.safeParse(await response.json().catch(() => undefined));
      return parsed.success
        ? { kind: "ok", value: parsed.data }
        : { kind: "unavailable", reason: `${connection.name} answered in a shape that is not known` };
    },
    stream: async (path) => {
      const response = await settled(path, logPatience);
      if (!(response instanceof Response)) return response;
      return { kind: "log", chunks: response.body ?? none() };
    },
  };
};

const request = async (connection: Connection, url: URL, headers: Record<string, string>, limit: number): Promise<Response> => {
  try {
    return await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(limit) });
  } catch (cause) {
    throw new UnavailableError(connection.name, `${url.host} did not answer`, { cause });
  }
};

const redirectTarget = (connection: Connection, target: URL): URL => {
  const api = new URL(connection.apiUrl);
  const allowed = isListedHost(target.host, [api.host, ...connection.logHosts]);
  if (!allowed || (target.protocol !== "https:" && target.protocol !== api.protocol)) {
    throw new UnavailableError(connection.name, `The log was redirected to ${target.host}, which is not among the log hosts`);
  }
  return target;
};

/** What cannot be had is told; what may pass is thrown, to be tried again. */
const unavailable = (connection: Connection, response: Response): Unavailable => {
  const { status } = response;
  if (status === 429 || status >= 500) {
    const retryAfter = Number(response.headers.get("retry-after"));
    throw new UnavailableError(connection.name, `${connection.name} answered ${status}`, retryAfter > 0 ? { retryAfter } : {});
  }
  return { kind: "unavailable", reason: reasons[status] ?? `${connection.name} answered ${status}` };
};

const reasons: Record<number, string> = {
  401: "the token was refused (401)",
  403: "the token may not read it (403)",
  404: "not found (404)",
  410: "it has expired (410)",
};

async function* none(): AsyncGenerator<Uint8Array> {}
