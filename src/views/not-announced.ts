import { phrase } from "./text.ts";

/** Why a channel could not be told, and what to do. */
export const notAnnounced = (reason: string): string => {
  switch (reason) {
    case "not_in_channel":
    case "channel_not_found":
      return "*The bot is not in this channel*, so it could not tell the channel, and no flag or digest will arrive. Invite it: type `/invite` and its name.";
    case "is_archived":
      return "The channel is archived, so it could not be told.";
    case "no_answer":
      return "Slack did not answer in time: the channel may not have been told.";
    default:
      return `The channel could not be told (${phrase(reason, 60)}).`;
  }
};
