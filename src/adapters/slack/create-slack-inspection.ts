// https://docs.slack.dev/reference/methods/auth.test
import { WebAPIPlatformError } from "@slack/web-api";
import type { Membership, SlackIdentity } from "../../health/check-slack.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";

/** Asks Slack what the bot is and where; posts nothing, never throws. */
export const createSlackInspection = ({ token, apiUrl, timeout = 5_000 }: SlackWebSettings): { identify: () => Promise<SlackIdentity>; membershipOf: (channel: string) => Promise<Membership> } => {
  const client = createWebClient({ token, apiUrl, timeout });
  return {
    identify: async () => {
      try {
        const { team = "a workspace", user = "the bot", response_metadata: metadata } = await client().auth.test();
        return { kind: "known", workspace: team, bot: user, scopes: metadata?.scopes ?? null };
      } catch (error) {
        return { kind: "unknown", reason: reasonOf(error) };
      }
    },
    membershipOf: async (channel) => {
      try {
        const { channel: found } = await client().conversations.info({ channel });
        if (found?.is_archived === true) return { kind: "archived" };
        if (found?.is_member === undefined) return { kind: "unknown", reason: "nothing of who is in it" };
        return { kind: found.is_member ? "member" : "not-member" };
      } catch (error) {
        return { kind: "unknown", reason: reasonOf(error) };
      }
    },
  };
};

const reasonOf = (error: unknown): string => (error instanceof WebAPIPlatformError ? error.data.error : error instanceof Error ? error.message : "nothing");
