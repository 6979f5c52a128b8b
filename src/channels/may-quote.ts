import type { ChannelStore } from "../ports/channel-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SlackChannels } from "../ports/slack-channels.ts";

type Ports = { store: ChannelStore; channels: SlackChannels; clock: Clock; log: Log };

/** In milliseconds: how long Slack's word on a channel is taken. */
const fresh = 86_400_000;

/** Whether lines of logs may be shown in a channel: not where people of other companies are, unless an administrator allows it, and not where nobody knows. */
export const mayQuote = async ({ store, channels, clock, log }: Ports, channel: string): Promise<boolean> => {
  const { excerpts, shared } = await store.findChannel(channel);
  if (excerpts) return true;
  const now = clock();
  if (shared !== null && now.getTime() - Date.parse(shared.at) < fresh) return !shared.is;
  const described = await channels.describe(channel);
  if (described.kind === "unknown") {
    log("channel-not-described", { channel, reason: described.reason }, "warn");
    return shared !== null && !shared.is;
  }
  await store.changeChannel(channel, { name: described.name, shared: { is: described.shared, at: now.toISOString() } });
  return !described.shared;
};
