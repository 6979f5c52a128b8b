// https://docs.slack.dev/reference/methods/views.publish
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { UnavailableError } from "../../errors.ts";
import type { HomeTabs } from "../../ports/home-tabs.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";

export const createHomeTabs = ({ token, apiUrl, timeout = 5_000 }: SlackWebSettings): HomeTabs => {
  const client = createWebClient({ token, apiUrl, timeout });
  return {
    publish: async (user, view) => {
      try {
        await client().views.publish({ user_id: user, view });
      } catch (cause) {
        const retryAfter = cause instanceof WebAPIRateLimitedError ? { retryAfter: cause.retryAfter } : {};
        const what = cause instanceof WebAPIPlatformError ? cause.data.error : "no answer";
        throw new UnavailableError("slack", `Slack did not show the Home tab: ${what}`, { cause, ...retryAfter });
      }
    },
  };
};
