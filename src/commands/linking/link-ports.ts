import type { ChannelStore } from "../../ports/channel-store.ts";
import type { LinkingStore } from "../../ports/linking-store.ts";
import type { Queue } from "../../ports/queue.ts";
import type { PersonalReplies } from "../../ports/replies.ts";
import type { SlackChannels } from "../../ports/slack-channels.ts";
import type { TeamPorts } from "../team/team-ports.ts";

/** What the commands about projects need. */
export type LinkPorts = TeamPorts & {
  store: TeamPorts["store"] & LinkingStore & ChannelStore;
  /** The CI connections that there are, and the projects that each may speak for. */
  connections: readonly { name: string; projects: readonly string[] }[];
  channels: SlackChannels;
  queue: Pick<Queue, "send">;
  replies: Pick<PersonalReplies, "openModal">;
  /** Slack users' ids. */
  admins: readonly string[];
  operationsChannel: string | undefined;
};

/** Who asks, and where. `triggerId` lives three seconds. */
export type LinkAsker = { channel: string; user: string; triggerId: string };
