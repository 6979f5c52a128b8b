import type { Messenger } from "../../../src/ports/messenger.ts";

/** A Slack that takes everything and keeps nothing. */
export const silentMessenger: Messenger = {
  send: async () => ({ kind: "posted", ts: "1700000000.000100" }),
  findPosted: async () => ({ kind: "absent" }),
  read: async () => ({ kind: "gone" }),
  update: async () => ({ kind: "updated" }),
};
