import type { ChannelStore } from "../ports/channel-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import { postOnce } from "../posting/post-once.ts";
import { stoppedView } from "../views/stopped-view.ts";
import type { Stop } from "./channel-state.ts";

export type StopPorts = {
  store: ChannelStore & PostingStore;
  /** The messenger that does not look whether a channel is stopped. */
  messenger: Messenger;
  operationsChannel: string | undefined;
  command: string;
  clock: Clock;
  log: Log;
};

/** Posts nothing in a channel until it is back; what happens is still counted. The operations channel is told once. */
export const stopPosting = async (ports: StopPorts, channel: string, reason: string): Promise<void> => {
  const { store, clock, log } = ports;
  const at = clock().toISOString();
  const known = (await store.findChannel(channel)).stopped;
  if (known === null) {
    const stop: Stop = { reason, at, triedAt: at };
    if ((await store.stopChannel(channel, stop)) === "already") return;
    log("channel-stopped", { channel, reason }, "warn");
    return tell(ports, channel, stop);
  }
  // Whoever stopped it may have ended before it was told.
  await store.changeChannel(channel, { stopped: { ...known, reason, triedAt: at } });
  await tell(ports, channel, known);
};

const tell = async (ports: StopPorts, channel: string, stop: Stop): Promise<void> => {
  const { operationsChannel, store, command } = ports;
  if (operationsChannel === undefined || operationsChannel === channel) return;
  const { name } = await store.findChannel(channel);
  await postOnce(ports, { kind: "told", channel: operationsChannel, about: `stopped ${channel} ${stop.at}` }, { message: () => stoppedView({ channel, name, reason: stop.reason, command }) });
};
