import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDynamoClient } from "../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { describeAddresses, type AskedRun, type RunState } from "./address-journey.ts";
import { startResponseAddresses } from "./response-addresses.ts";
import { eventually, startBot, temporaryDirectory, type Bot } from "../../infra/surroundings/running-bot.ts";
import { useServer } from "./use-server.ts";

export type ApiRequest = { method: string; path: string; query: URLSearchParams; headers: IncomingMessage["headers"]; body: string };

export type Journey = {
  provider: string;
  /** Settings besides secret, token and API address, as `<PROVIDER>_…`; `apiHost` is the local API's host and port. */
  settings?: (apiHost: string) => Record<string, string>;
  /** The project's name, as the delivery gives it. */
  project: string;
  /** A failed run: its body as delivered. `link` is where the payload's addresses point. */
  failure: (link: string) => string | Buffer;
  /** The link as the provider's own host would have it; null where a delivery has none. */
  ownLink: string | null;
  /** Where the signature is inside the body: the body signed as the provider does. */
  seal?: (body: string | Buffer, secret: string) => string | Buffer;
  /** Signs a body as the provider does. */
  sign: (body: string | Buffer, secret: string) => Record<string, string> | Promise<Record<string, string>>;
  /** Signs it with somebody else's key, where the provider signs with a key of its own and there is no secret. */
  signWrongly?: (body: string | Buffer) => Record<string, string> | Promise<Record<string, string>>;
  /** The provider's API of jobs and logs; the log it serves must hold `coveoLog`. */
  api: (request: ApiRequest, response: ServerResponse) => void;
  /** The same run as its API tells of it to whoever asks, where it can be asked. */
  run?: AskedRun;
  /** Whether a call to the API carries the token. */
  carriesToken: (request: ApiRequest, token: string) => boolean;
  /** Requests that must not carry it (storage behind a redirect). */
  isStorage?: (request: ApiRequest) => boolean;
  /** Requests for the provider's public key: made to verify, so before anything is verified, and without the token. */
  isPublicKey?: (request: ApiRequest) => boolean;
};

/** What every failed job's log of a journey holds: one Coveo error, between lines of a build. */
export const coveoLog = [
  "Installing dependencies",
  "PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch",
  "HTTP 412 Precondition Failed",
  '{"message":"Not found.","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"1"}',
  "exit code 1",
  "",
].join("\n");

/** A provider that signs with keys has one for each. */
export const journeySecrets = { current: "the-current-secret-of-thirty-nine-chars", previous: "the-previous-secret-of-thirty-nine-char" };
const { current: secret, previous } = journeySecrets;
const wrong = "a-wrong-secret-of-thirty-nine-characters";
const token = "the-token-of-the-api";
const channel = "C000000002";
const elsewhere = "https://elsewhere.example/run";

/** A provider's failure from the signed webhook to the posted diagnosis, over real HTTP, and what must not happen on the way. */
export const describeJourney = (journey: Journey): void => {
  const prefix = journey.provider.toUpperCase().replaceAll("-", "_");
  const directory = temporaryDirectory();
  const seen: ApiRequest[] = [];
  const trapped: string[] = [];
  const state: { run: RunState | "down" } = { run: "failed" };
  const api = useServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://api");
    const seenRequest = { method: request.method ?? "", path: decodeURI(pathname), query: searchParams, headers: request.headers, body: (await buffer(request)).toString() };
    seen.push(seenRequest);
    if (state.run === "down") return void response.writeHead(503).end();
    const asked = journey.run?.answer(seenRequest, state.run);
    if (asked === undefined) journey.api(seenRequest, response);
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(asked));
  });
  const trap = useServer((request, response) => {
    trapped.push(request.url ?? "");
    response.end(coveoLog);
  });
  const environment = (): Record<string, string> => ({
    [`${prefix}_WEBHOOK_SECRET`]: `${secret},${previous}`,
    [`${prefix}_TOKEN`]: token,
    [`${prefix}_API_URL`]: api.address(),
    ...(journey.ownLink === null ? {} : { [`${prefix}_BASE_URL`]: new URL(journey.ownLink).origin }),
    ...journey.settings?.(api.host()),
  });
  let bot: Bot;
  let store: ReturnType<typeof createDynamoStore>;
  let client: ReturnType<typeof createDynamoClient>;
  let responses: Awaited<ReturnType<typeof startResponseAddresses>>;

  beforeAll(async () => {
    responses = await startResponseAddresses();
    responses.open(true);
    bot = await startBot({ directory: directory.path, env: { ...environment(), SLACK_RESPONSE_URL_BASE: responses.base } });
    client = createDynamoClient({ region: "local", endpoint: `http://127.0.0.1:${bot.port + 2}`, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 2, timeout: 5_000 });
    store = createDynamoStore({ client, name: "coveo-errors", clock: () => new Date() });
    await store.putLink({ connection: journey.provider, projects: journey.project, team: channel, branches: [], workflows: [], post: "all" });
  });
  beforeEach(() => {
    seen.length = 0;
    state.run = "failed";
  });
  afterAll(async () => {
    client.destroy();
    await bot.stop();
    await responses.stop();
    directory.remove();
  });

  const deliver = async (body: string | Buffer, headers: Record<string, string>) =>
    (await fetch(bot.url(`/ci/${journey.provider}`), { method: "POST", headers, body: typeof body === "string" ? body : new Uint8Array(body) })).status;
  const messages = async () => (await bot.slackApi("conversations.history", { channel }))["messages"] as { text: string; blocks: unknown[] }[];
  const handled = () => bot.output().split("failure-handled").length - 1;

  const sealed = (body: string | Buffer, secret: string) => journey.seal?.(body, secret) ?? body;
  const signWrongly = journey.signWrongly ?? ((body) => journey.sign(body, wrong));
  const isPublicKey = (request: ApiRequest): boolean => journey.isPublicKey?.(request) ?? false;

  const { run } = journey;
  if (run !== undefined) describeAddresses({ ...journey, run }, { bot: () => bot, store: () => store, responses: () => responses, environment, state, seen, channel, messages });

  describe(`a failure of ${journey.provider}`, () => {
    test("signed with a wrong secret, or not at all, is refused and nothing is fetched", async () => {
      const body = journey.failure(journey.ownLink ?? elsewhere);
      const signed = await journey.sign(body, secret);
      expect(await deliver(sealed(body, wrong), await signWrongly(body))).toBe(401);
      expect(await deliver(body, { "content-type": signed["content-type"] ?? "application/json" })).toBe(401);
      expect(seen.filter((request) => !isPublicKey(request))).toEqual([]);
    });

    test("signed for another body is refused", async () => {
      const body = sealed(journey.failure(journey.ownLink ?? elsewhere), secret);
      const other = Buffer.from(body.toString().replace(/\{|%7B/, "$& "));
      const status = await deliver(other, await journey.sign(body, secret));
      // A plain token or password is not bound to the body, nor a signature inside it to its spaces: then the delivery is what it says.
      const bound = JSON.stringify(await journey.sign(body, secret)) !== JSON.stringify(await journey.sign(other, secret));
      if (bound) expect(status).toBe(401);
      else expect(status).toBe(202);
    });

    test("delivered three times, with the current secret and the previous one, is one message with the error of its log", async () => {
      const body = journey.failure(journey.ownLink ?? elsewhere);
      const before = handled();
      for (const each of [secret, previous, secret]) expect(await deliver(sealed(body, each), await journey.sign(body, each))).toBe(202);
      await eventually(async () => handled() - before, (count) => count >= 3);
      const posted = await messages();
      expect(posted.map((message) => message.text)).toEqual([`${journey.project} failed: 412 SOURCE_DOES_NOT_EXIST (Push API)`]);
      expect(await store.listOccurrences({ team: channel, from: "2020", until: "2099" })).toHaveLength(1);
      if (journey.ownLink !== null) expect(JSON.stringify(posted[0]?.blocks)).toContain(journey.ownLink.replaceAll("&", "&amp;"));
      for (const request of seen) {
        const isStorage = (journey.isStorage?.(request) ?? false) || isPublicKey(request);
        expect({ path: request.path, token: journey.carriesToken(request, token) }).toEqual({ path: request.path, token: !isStorage });
      }
    });

    test("whose payload points inside the network makes no request there, and shows no link", async () => {
      const body = journey.failure(`${trap.address()}/inside`);
      const before = handled();
      const status = await deliver(sealed(body, secret), await journey.sign(body, secret));
      expect([202, 400]).toContain(status);
      if (status === 202) await eventually(async () => handled() - before, (count) => count >= 1);
      expect(trapped).toEqual([]);
      expect(JSON.stringify(await messages())).not.toContain(trap.host());
    });
  });
};
