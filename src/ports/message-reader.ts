import type { Said } from "../commands/ask/chosen-message.ts";

/** Reads what a message says. `refused`: the app may not, or it is gone. Throws UnavailableError. */
export type MessageReader = {
  readSaid(message: { channel: string; ts: string }): Promise<{ kind: "said"; said: Said } | { kind: "refused"; reason: string }>;
};
