import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { close, listen } from "./listen.ts";
import { startSlackProxy, type ProxiedCall } from "./slack-proxy/start-slack-proxy.ts";

/** All that the bot may be given; what a manifest asks for is fewer. */
const everyScope = ["chat:write", "commands", "app_mentions:read", "channels:read", "groups:read", "channels:history", "groups:history", "im:history", "im:write", "users:read", "files:read", "files:write"];

/** The workspace's first person, and a token to write as that person. */
export const person = "U000000001";
export const personToken = "xoxp-local-person";

type Options = { port: number; token: string; scopes?: readonly string[]; heard?: (call: ProxiedCall, answer: string) => void };

/**
 * A Slack workspace on a local port: `C000000001` is #general, `C000000002` is #random; its page at `/` shows every message.
 * A call without its scope is refused. A proxy before it adds what the emulator lacks.
 */
export const startSlack = async ({ port, token, scopes = everyScope, heard }: Options) => {
  const own = await freePort();
  const proxy = await startSlackProxy({ port, target: `http://127.0.0.1:${own}`, scopesOf: (given) => (given === token ? scopes : undefined), ...(heard === undefined ? {} : { heard }) });
  try {
    const emulator = await createEmulator({
      service: "slack",
      port: own,
      // As the bot calls it: files are uploaded to the API's own host only.
      baseUrl: proxy.url,
      seed: { slack: { strict_scopes: true }, tokens: { [token]: { login: "coveo-errors", scopes: [...scopes] }, [personToken]: { login: person, scopes: [...everyScope, "channels:write", "im:write"] } } },
    });
    return {
      url: proxy.url,
      proxy,
      /** The emulator itself: what is called there is neither kept nor broken. */
      behindProxy: `http://127.0.0.1:${own}`,
      close: async () => {
        await proxy.close();
        await emulator.close();
      },
    };
  } catch (error) {
    await proxy.close();
    throw error;
  }
};

/** The emulator listens on a port that is named. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  await listen(server, 0, "the emulated Slack");
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
};
