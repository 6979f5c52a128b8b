import { UnavailableError } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { SlackMessage } from "../views/slack-message.ts";

/** Puts another text in place of a message's. Where Slack refuses that, the message stays as it is. */
export const showMessage = async ({ messenger, log }: { messenger: Messenger; log: Log }, to: { channel: string; ts: string; message: SlackMessage }): Promise<"shown" | "gone" | "refused"> => {
  const updated = await messenger.update(to);
  switch (updated.kind) {
    case "updated":
      return "shown";
    case "gone":
      return "gone";
    case "refused":
      log("message-not-updated", { channel: to.channel, reason: updated.reason });
      return "refused";
    case "wait":
      throw new UnavailableError("slack", "Slack asked to wait before the next update", { retryAfter: updated.seconds });
  }
};
