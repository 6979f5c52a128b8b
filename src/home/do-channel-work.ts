import { followChannel, type FollowPorts } from "../channels/follow-channel.ts";
import type { ChannelWork } from "../channels/channel-work.ts";
import { carryOutRequest, type RequestPorts } from "../linking/carry-out-request.ts";
import { moveTeam, type MovePorts } from "../linking/move-team.ts";
import type { HomeTabs } from "../ports/home-tabs.ts";
import { homeView } from "../views/home-view.ts";
import { readHome, type HomePorts } from "./read-home.ts";

export type ChannelWorkPorts = FollowPorts & RequestPorts & MovePorts & HomePorts & { home: HomeTabs; store: FollowPorts["store"] & RequestPorts["store"] & MovePorts["store"] & HomePorts["store"] };

/** Does the queue's work about channels. Throws where it may work another time. */
export const doChannelWork = async (ports: ChannelWorkPorts, work: ChannelWork): Promise<void> => {
  switch (work.work) {
    case "channel":
      await followChannel(ports, work.event);
      return ports.log("channel-followed", { channel: work.event.channel, event: work.event.kind });
    case "home": {
      const home = await readHome(ports, work);
      await ports.home.publish(work.user, homeView(home, ports));
      return ports.log("home-shown", { outcome: home.kind });
    }
    case "link":
      return carryOutRequest(ports, work);
    case "move": {
      const moved = await moveTeam(ports, work);
      return ports.log("move-handled", { from: work.from, to: work.to, outcome: moved });
    }
  }
};
