import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { furtherScopes, neededScopes } from "../health/slack-scopes.ts";
import { close, listen } from "./listen.ts";
import { startSlackProxy, type ProxiedCall } from "./slack-proxy/start-slack-proxy.ts";

/** What the manifest with watching asks for; the base manifest's are fewer. */
const everyScope = [...Object.keys(neededScopes), ...Object.keys(furtherScopes)];

/** The workspace's first person, and a token to write as that person. */
export const person = "U000000001";
export const personToken = "xoxp-local-person";
/** The bot's own identity with more scopes than its app asks for: for what a person does in Slack and the emulator takes of a bot only, as opening a conversation with it. */
export const surroundingsToken = "xoxb-local-surroundings";
/** What Slack itself does about the app, which the app has no scope for: a conversation with it is there. */
export const workspaceToken = "xoxb-local-workspace";

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
      seed: { slack: { strict_scopes: true }, tokens: { [token]: { login: "coveo-errors", scopes: [...scopes] }, [workspaceToken]: { login: "coveo-errors", scopes: ["im:write"] }, [surroundingsToken]: { login: "coveo-errors", scopes: [...everyScope, "im:write"] }, [personToken]: { login: person, scopes: [...everyScope, "channels:write", "im:write", "users:read"] } } },
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
