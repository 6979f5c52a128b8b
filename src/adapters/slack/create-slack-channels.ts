// https://docs.slack.dev/reference/methods/conversations.info https://docs.slack.dev/reference/methods/users.conversations
import { WebAPIPlatformError } from "@slack/web-api";
import type { SlackChannels } from "../../ports/slack-channels.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";

/** Of 999 channels each, the most that Slack gives at once. */
const mostPages = 5;

export const createSlackChannels = ({ token, apiUrl, timeout = 3_000 }: SlackWebSettings): SlackChannels => {
  const client = createWebClient({ token, apiUrl, timeout });
  return {
    describe: async (channel) => {
      try {
        const { channel: found } = await client().conversations.info({ channel });
        if (found === undefined) return { kind: "unknown", reason: "no_channel" };
        const { name = null, is_ext_shared: isShared, is_pending_ext_shared: isPending } = found;
        return { kind: "channel", name, shared: isShared === true || isPending === true };
      } catch (error) {
        return unknown(error);
      }
    },

    channelsOf: async (user) => {
      try {
        const channels: { id: string; name: string }[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < mostPages; page += 1) {
          const answer = await client().users.conversations({ user, types: "public_channel,private_channel", exclude_archived: true, limit: 999, ...(cursor === undefined ? {} : { cursor }) });
          for (const { id, name = "" } of answer.channels ?? []) if (id !== undefined) channels.push({ id, name });
          cursor = answer.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) break;
        }
        return { kind: "channels", channels };
      } catch (error) {
        return unknown(error);
      }
    },
  };
};

const unknown = (error: unknown): { kind: "unknown"; reason: string } => ({
  kind: "unknown",
  reason: error instanceof WebAPIPlatformError ? error.data.error : error instanceof Error ? error.name : "unknown",
});
