import type { ChannelStore } from "../ports/channel-store.ts";
import type { Log } from "../ports/log.ts";

/** Posts in a channel again. */
export const resumePosting = async ({ store, log }: { store: Pick<ChannelStore, "findChannel" | "changeChannel">; log: Log }, channel: string): Promise<void> => {
  const { stopped } = await store.findChannel(channel);
  if (stopped === null) return;
  await store.changeChannel(channel, { stopped: null });
  log("channel-resumed", { channel, was: stopped.reason });
};
