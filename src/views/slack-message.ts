import type { KnownBlock } from "@slack/types";

/** What Slack shows, with its text fallback for notifications and screen readers. */
export type SlackMessage = { text: string; blocks: KnownBlock[] };
