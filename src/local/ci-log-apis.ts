import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { ApiAnswer } from "./emulated-ci/emulated-provider.ts";
import type { EmulatedRun } from "./emulated-ci/emulated-run.ts";
import { emulatedProviders } from "./emulated-ci/registry.ts";
import type { SigningKeys } from "./emulated-ci/signing-keys.ts";
import { githubSample } from "./samples/github-sample.ts";

type Options = {
  /** Of providers that publish a key. */
  keys?: SigningKeys;
  find?: (id: string) => EmulatedRun | undefined;
  /** A run's log was answered. */
  served?: (id: string) => void;
};

/** The CI providers' APIs on one port, each below its name. Logs that a provider keeps elsewhere are behind a redirect to a storage host that refuses the token, as in reality. */
export const createCiLogApis = ({ keys, find = () => undefined, served = () => {} }: Options = {}): Server => {
  const runOf = (id: string | undefined): EmulatedRun | undefined => (id === undefined ? undefined : find(id));

  const storedAnswer = (provider: string, id: string): ApiAnswer | undefined => {
    const run = runOf(id);
    if (run !== undefined) return emulatedProviders.get(provider)?.stored?.(run);
    const sample = provider === "github" ? githubSample.logs[id] : undefined;
    return sample === undefined ? undefined : { kind: "text", text: sample, logOf: id };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query, host } = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    const json = (status: number, body: unknown): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const give = (found: ApiAnswer | undefined): void => {
      if (found === undefined) return json(404, { message: "Not Found" });
      if (found.kind === "moved") return void response.writeHead(302, { location: found.to }).end();
      const { logOf } = found;
      if (logOf !== undefined) response.once("finish", () => served(logOf));
      return found.kind === "json" ? json(200, found.body) : void response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(found.text);
    };

    const [, place = "", id = ""] = /^\/storage\/([\w-]+)\/(\d+)$/.exec(pathname) ?? [];
    if (place !== "") return request.headers.authorization === undefined ? give(storedAnswer(place, id)) : json(400, { message: "Only one auth mechanism allowed" });

    const [, name = "", path = ""] = /^\/([\w-]+)(\/.*)$/.exec(pathname) ?? [];
    const provider = emulatedProviders.get(name);
    const published = keys === undefined ? undefined : provider?.published?.(path, keys);
    if (published !== undefined) return json(200, published);
    const { header, like } = provider?.credentials ?? { header: "authorization", like: /./ };
    if (!like.test(String(request.headers[header] ?? ""))) return json(401, { message: "Requires authentication" });
    const storage = `http://${host.replace("127.0.0.1", "localhost")}/storage/${name}`;
    const body = request.method === "POST" ? await text(request) : "";
    return give(provider?.api?.({ method: request.method ?? "GET", path: decodeURI(path), query, headers: request.headers, body, storage, find: runOf }));
  };

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
};
