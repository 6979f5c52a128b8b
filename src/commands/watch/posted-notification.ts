import type { MessageText } from "../text-of-message.ts";

/** A message of another app, new or changed. `before`: what it said before it was changed. */
export type PostedNotification = { channel: string; ts: string; said: MessageText; before: MessageText | null; reference: string };
