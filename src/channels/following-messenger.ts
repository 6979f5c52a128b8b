import type { Messenger } from "../ports/messenger.ts";
import { resumePosting } from "./resume-posting.ts";
import { stopPosting, type StopPorts } from "./stop-posting.ts";

type Options = StopPorts & {
  /** Whether Slack refused the bot's token itself. */
  isTokenRefused: (error: unknown) => boolean;
};

/** Answers after which posting in a channel stops. */
const closing = new Set(["is_archived", "channel_not_found", "not_in_channel"]);

/** In milliseconds: an event that says a channel is back may be missed, so it is tried again after this long. */
const pause = 86_400_000;

/** A messenger that posts nothing where posting stopped, stops it where Slack says that the channel is closed, and resumes where it works again. */
export const followingMessenger = (ports: Options): Messenger => {
  const { messenger, store, clock, log, operationsChannel } = ports;
  /** People and the operations channel are not stopped. */
  const isFollowed = (channel: string): boolean => /^[CG]/.test(channel) && channel !== operationsChannel;
  return {
    ...messenger,
    send: async (message) => {
      const { channel } = message;
      try {
        if (!isFollowed(channel)) return await messenger.send(message);
        const { stopped } = await store.findChannel(channel);
        if (stopped !== null && clock().getTime() - Date.parse(stopped.triedAt) < pause) return { kind: "refused", reason: stopped.reason };
        const sent = await messenger.send(message);
        if (sent.kind === "refused" && closing.has(sent.reason)) await stopPosting(ports, channel, sent.reason);
        if (sent.kind === "posted" && stopped !== null) await resumePosting(ports, channel);
        return sent;
      } catch (error) {
        if (ports.isTokenRefused(error)) log("slack-token-refused", { channel }, "error");
        throw error;
      }
    },
  };
};
