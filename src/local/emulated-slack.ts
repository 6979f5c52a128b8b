import { createEmulator, type Emulator } from "emulate";
import { portError } from "./listen.ts";

/** A Slack workspace on a local port: `C000000001` is #general, `C000000002` is #random; its page at `/` shows every message. */
export const startSlack = async ({ port, token }: { port: number; token: string }): Promise<Emulator> => {
  try {
    return await createEmulator({
      service: "slack",
      port,
      // As the bot calls it: files are uploaded to the API's own host only.
      baseUrl: `http://127.0.0.1:${port}`,
      seed: { tokens: { [token]: { login: "coveo-errors", scopes: ["chat:write", "channels:history", "files:write"] } } },
    });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, port, "the emulated Slack");
  }
};
