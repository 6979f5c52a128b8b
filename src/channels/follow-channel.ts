import type { ProjectStore } from "../ports/project-store.ts";
import type { TeamStore } from "../ports/team-store.ts";
import type { ChannelEvent } from "./channel-event.ts";
import { resumePosting } from "./resume-posting.ts";
import { stopPosting, type StopPorts } from "./stop-posting.ts";

export type FollowPorts = StopPorts & { store: StopPorts["store"] & Pick<TeamStore, "findTeam" | "changeTeam"> & Pick<ProjectStore, "listLinks"> };

/** Follows what happens to a channel that something is posted in; of others nothing is kept. Said again, it changes nothing. */
export const followChannel = async (ports: FollowPorts, event: ChannelEvent): Promise<void> => {
  const { store } = ports;
  const { channel } = event;
  if (!(await isOurs(ports, channel))) return;
  if ("at" in event) {
    const { heardAt } = await store.findChannel(channel);
    if (heardAt !== null && event.at < heardAt) return;
    await store.changeChannel(channel, { heardAt: event.at });
  }
  switch (event.kind) {
    case "renamed":
      await store.changeChannel(channel, { name: event.name });
      return store.changeTeam(channel, { name: event.name });
    case "closed":
      return stopPosting(ports, channel, event.reason);
    case "opened": {
      // Whoever unarchives a channel has not invited the bot again, nor the other way round.
      const { stopped } = await store.findChannel(channel);
      if (stopped?.reason === event.of || stopped?.reason === "channel_not_found") await resumePosting(ports, channel);
      return;
    }
    case "shared":
      return store.changeChannel(channel, { shared: null });
  }
};

const isOurs = async ({ store, operationsChannel }: FollowPorts, channel: string): Promise<boolean> =>
  channel === operationsChannel ||
  (await store.findTeam(channel)) !== undefined ||
  (await store.findChannel(channel)).stopped !== null ||
  (await store.listLinks()).some(({ team }) => team === channel);
