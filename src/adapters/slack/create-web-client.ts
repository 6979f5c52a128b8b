import { WebClient } from "@slack/web-api";

/** `timeout`: of a call, in milliseconds. */
type Settings = { token: string; apiUrl: string; timeout: number };

/**
 * Slack's Web API, made at the first call: many answers make none.
 * The client's own defaults would retry a post that may have arrived, sleep through a 429, and never time out.
 */
export const createWebClient = ({ token, apiUrl, timeout }: Settings): (() => WebClient) => {
  let client: WebClient | undefined;
  return () => (client ??= new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout }));
};
