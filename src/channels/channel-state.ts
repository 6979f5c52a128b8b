/** What is known of a channel, beside what a team has set. Times are ISO 8601, UTC. */
export type ChannelState = {
  /** As Slack had it last; null where nothing was heard. */
  name: string | null;
  /** Whether people of other companies are in it, and when Slack said so; null where it never did. */
  shared: { is: boolean; at: string } | null;
  /** Whether an administrator lets lines of logs be shown in it though it is shared. */
  excerpts: boolean;
  /** Whether other apps' messages of failed pipelines are answered in it. */
  watches: boolean;
  /** Why nothing is posted there, since when, and when that was last tried all the same. */
  stopped: Stop | null;
  /** Of the latest event that closed or opened it: events come in any order. */
  heardAt: string | null;
};

/** `reason` as Slack names it: `is_archived`, `not_in_channel` … */
export type Stop = { reason: string; at: string; triedAt: string };

export const unknownChannel: ChannelState = { name: null, shared: null, excerpts: false, watches: false, stopped: null, heardAt: null };
