// https://docs.slack.dev/reference/methods/chat.postMessage
import type { KnownBlock } from "@slack/types";
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { UnavailableError } from "../../errors.ts";
import type { Messenger } from "../../ports/messenger.ts";
import { createWebClient } from "./create-web-client.ts";
import { replyEventType as eventType } from "./reply-event-type.ts";

/** `timeout`: milliseconds a call. */
export type SlackWebSettings = { token: string; apiUrl: string; timeout?: number };

/** Of 200 messages each. */
const mostPages = 10;
/** Milliseconds in which another page is asked for: with the last one it has to end within a message's reservation. */
const searchPatience = 4_000;
/** Seconds that Slack's clock may differ from ours. */
const clockTolerance = 5;
/** Seconds after which Slack has taken a message that it was sent, or never will. */
const latestArrival = 60;

/** Errors after which nothing was posted, and nothing ever will be, to that channel with those blocks. */
const refusals = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_non_threadable_channel",
  // To a person: the app has no Messages tab, or that person cannot be written to.
  "messages_tab_disabled",
  "cannot_dm_bot",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
  "is_inactive",
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_too_long",
  "msg_blocks_too_long",
  "no_text",
  "metadata_too_large",
]);

export const createSlackMessenger = ({ token, apiUrl, timeout = 5_000 }: SlackWebSettings): Messenger => {
  const client = createWebClient({ token, apiUrl, timeout });

  return {
    send: async ({ channel, message, key, threadTs }) => {
      try {
        const { ts } = await client().chat.postMessage({
          channel,
          ...message,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          metadata: { event_type: eventType, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
          link_names: false,
          parse: "none",
        });
        if (ts === undefined) throw new UnavailableError("slack", "Slack posted a message without a timestamp");
        return { kind: "posted", ts };
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) return { kind: "wait", seconds: error.retryAfter };
        if (error instanceof WebAPIPlatformError && refusals.has(error.data.error)) {
          return { kind: "refused", reason: error.data.error };
        }
        throw asUnavailable(error);
      }
    },

    findPosted: async ({ channel, key, since, until, threadTs }) => {
      try {
        const end = Date.now() + searchPatience;
        let cursor: string | undefined;
        for (let page = 0; page < mostPages; page += 1) {
          if (Date.now() > end) return { kind: "unsure", reason: "Slack answers too slowly to look through the channel" };
          const query = {
            channel,
            oldest: String(Date.parse(since) / 1000 - clockTolerance),
            ...(until === undefined ? {} : { latest: String(Date.parse(until) / 1000 + latestArrival) }),
            include_all_metadata: true,
            limit: 200,
            ...(cursor === undefined ? {} : { cursor }),
          };
          const { messages = [], response_metadata: next } =
            threadTs === undefined ? await client().conversations.history(query) : await client().conversations.replies({ ...query, ts: threadTs });
          const found = messages.find((each) => isOurs(each.metadata, key));
          if (found?.ts !== undefined) return { kind: "found", ts: found.ts };
          cursor = next?.next_cursor || undefined;
          if (cursor === undefined) return { kind: "absent" };
        }
        return { kind: "unsure", reason: "more was posted there since than is looked through" };
      } catch (error) {
        // Where there is no such channel for the bot, posting says why.
        if (error instanceof WebAPIPlatformError && refusals.has(error.data.error)) return { kind: "absent" };
        if (error instanceof WebAPIPlatformError && unreadable.has(error.data.error)) return { kind: "unsure", reason: error.data.error };
        throw asUnavailable(error);
      }
    },

    read: async ({ channel, ts }) => {
      try {
        const { messages = [] } = await client().conversations.replies({ channel, ts, inclusive: true, limit: 1 });
        const found = messages.find((each) => each.ts === ts);
        // The parent of a thread leaves a tombstone behind.
        if (found === undefined || (found as { subtype?: string }).subtype === "tombstone") return { kind: "gone" };
        return { kind: "read", message: { text: found.text ?? "", blocks: (found.blocks ?? []) as KnownBlock[] } };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && gone.has(error.data.error)) return { kind: "gone" };
        if (error instanceof WebAPIPlatformError && (refusals.has(error.data.error) || unreadable.has(error.data.error))) {
          return { kind: "refused", reason: error.data.error };
        }
        throw asUnavailable(error);
      }
    },

    update: async ({ channel, ts, message }) => {
      try {
        await client().chat.update({ channel, ts, ...message, link_names: false, parse: "none" });
        return { kind: "updated" };
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) return { kind: "wait", seconds: error.retryAfter };
        if (error instanceof WebAPIPlatformError && gone.has(error.data.error)) return { kind: "gone" };
        if (error instanceof WebAPIPlatformError && (refusals.has(error.data.error) || unchangeable.has(error.data.error))) {
          return { kind: "refused", reason: error.data.error };
        }
        throw asUnavailable(error);
      }
    },
  };
};

/** Answers about a message that is not there (any more). */
const gone = new Set(["message_not_found", "thread_not_found"]);

/** Answers where the app may not read the channel. */
const unreadable = new Set(["missing_scope", "no_permission"]);

/** Answers where the workspace lets nobody edit the message (any more). */
const unchangeable = new Set(["cant_update_message", "edit_window_closed"]);

const isOurs = (metadata: { event_type?: string; event_payload?: unknown } | undefined, key: string): boolean =>
  metadata?.event_type === eventType && (metadata.event_payload as { key?: unknown } | undefined)?.key === key;

const asUnavailable = (cause: unknown): UnavailableError => {
  if (cause instanceof UnavailableError) return cause;
  const retryAfter = cause instanceof WebAPIRateLimitedError ? { retryAfter: cause.retryAfter } : {};
  const what = cause instanceof WebAPIPlatformError ? cause.data.error : "no answer";
  return new UnavailableError("slack", `Slack did not do it: ${what}`, { cause, ...retryAfter });
};
