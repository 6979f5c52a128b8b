/** Slack's channels and who is in them. Never throws: `unknown` says why as Slack does. */
export type SlackChannels = {
  /** `shared`: people of other companies are in it. */
  describe(channel: string): Promise<{ kind: "channel"; name: string | null; shared: boolean } | { kind: "unknown"; reason: string }>;
  /** The channels that a person is in, of those that the bot may know of. */
  channelsOf(user: string): Promise<{ kind: "channels"; channels: { id: string; name: string }[] } | { kind: "unknown"; reason: string }>;
};
