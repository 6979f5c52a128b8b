// https://docs.slack.dev/authentication/tokens
import { WebAPIPlatformError } from "@slack/web-api";

const refusals = new Set(["invalid_auth", "token_revoked", "token_expired", "account_inactive", "not_authed"]);

/** Whether Slack refused the bot's token itself: no call works until whoever runs the bot mends that. */
export const isTokenRefused = (error: unknown): boolean => {
  const cause = error instanceof Error && !(error instanceof WebAPIPlatformError) ? error.cause : error;
  return cause instanceof WebAPIPlatformError && refusals.has(cause.data.error);
};
