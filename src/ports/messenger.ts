import type { SlackMessage } from "../views/slack-message.ts";

/** `refused`: for good. `wait`: not now, nothing was posted. */
export type Sent = { kind: "posted"; ts: string } | { kind: "refused"; reason: string } | { kind: "wait"; seconds: number };

/** What came of looking for a message. `unsure`: it may be there; `reason` says why it was not looked for to the end. */
export type Sought = { kind: "found"; ts: string } | { kind: "absent" } | { kind: "unsure"; reason: string };

export type Messenger = {
  /** Posts under an opaque key, into the thread of a message where that is given. Throws UnavailableError where nobody knows whether it was posted, or where Slack is to blame. */
  send(message: { channel: string; message: SlackMessage; key: string; threadTs?: string }): Promise<Sent>;
  /** Looks for the message with this key, posted between these times; in a thread where that is given. */
  findPosted(query: { channel: string; key: string; since: string; until?: string; threadTs?: string }): Promise<Sought>;
  /** A message as it stands now. `gone`: somebody deleted it. */
  read(message: { channel: string; ts: string }): Promise<{ kind: "read"; message: SlackMessage } | { kind: "gone" } | { kind: "refused"; reason: string }>;
  /** Puts another text in place of a message's. Doing it twice changes nothing. `gone`: there is no such message any more. */
  update(message: { channel: string; ts: string; message: SlackMessage }): Promise<{ kind: "updated" } | { kind: "gone" } | { kind: "refused"; reason: string } | { kind: "wait"; seconds: number }>;
};
