import type * as z from "zod";
import type { channelEventSchema } from "./channel-work.ts";

/**
 * What happened to a channel, as Slack tells it. `at`: when, ISO 8601, UTC. `closed`: nothing can be posted any more,
 * `reason` as Slack's API names it. `shared`: whether people of other companies are in it may have changed.
 */
export type ChannelEvent = z.infer<typeof channelEventSchema>;
