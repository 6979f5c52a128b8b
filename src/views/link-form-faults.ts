/** What stands under a field of a window about links. */
export const linkFormFaults = {
  anotherVersion: "This window is of another version. Close it and open it again.",
  noChannel: "Choose a channel.",
  notKnown: (reference: string): string => `Slack did not tell whether you are in that channel. Try again in a minute. Reference: ${reference}`,
  notIn: "You are not in that channel, or the bot does not know it: invite the bot there first.",
  itself: "That is the channel itself.",
} as const;
