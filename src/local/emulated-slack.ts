import { createEmulator, type Emulator } from "emulate";
import { portError } from "./listen.ts";

/** A Slack workspace on a local port: `C000000001` is #general, `C000000002` is #random; its page at `/` shows every message. */
export const startSlack = async ({ port, token }: { port: number; token: string }): Promise<Emulator> => {
  try {
    return await createEmulator({
      service: "slack",
      port,
      seed: { tokens: { [token]: { login: "coveo-errors", scopes: ["chat:write", "channels:history"] } } },
    });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, port, "the emulated Slack");
  }
};
