/** What happened to a channel, as Slack tells it. `at`: when, ISO 8601, UTC. */
export type ChannelEvent =
  | { kind: "renamed"; channel: string; name: string }
  /** Nothing can be posted any more. `reason` as Slack's API names it. */
  | { kind: "closed"; channel: string; reason: "is_archived" | "channel_not_found" | "not_in_channel"; at: string }
  | { kind: "opened"; channel: string; of: "is_archived" | "not_in_channel"; at: string }
  /** Whether people of other companies are in it may have changed. */
  | { kind: "shared"; channel: string };
