import { unknownChannel, type ChannelState } from "../../channels/channel-state.ts";
import type { ChannelStore } from "../../ports/channel-store.ts";

export const createChannelStore = (): ChannelStore => {
  const channels = new Map<string, ChannelState>();
  const find = (channel: string): ChannelState => channels.get(channel) ?? unknownChannel;
  return {
    findChannel: async (channel) => find(channel),
    changeChannel: async (channel, change) => {
      channels.set(channel, { ...find(channel), ...change });
    },
    stopChannel: async (channel, stopped) => {
      if (find(channel).stopped !== null) return "already";
      channels.set(channel, { ...find(channel), stopped });
      return "stopped";
    },
  };
};
