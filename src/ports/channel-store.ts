import type { ChannelState, Stop } from "../channels/channel-state.ts";

/** What is known of channels, whether they are teams or not. */
export type ChannelStore = {
  /** `unknownChannel` where nothing is stored. */
  findChannel(channel: string): Promise<ChannelState>;
  changeChannel(channel: string, change: Partial<ChannelState>): Promise<void>;
  /** Unless it is stopped already. */
  stopChannel(channel: string, stop: Stop): Promise<"stopped" | "already">;
};
