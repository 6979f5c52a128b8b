// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import { brokenBlockLimits } from "./broken-block-limits.ts";

/** Slack's: five answers in 30 minutes. */
const mostUses = 5;
const minutes = 30;

export type Response = { path: string; at: number; message: Record<string, unknown> };

/** The other end of `response_url`s: any path is one, from its first use on, or from when it was opened. */
export const createResponseAddresses = (now: () => number) => {
  const opened = new Map<string, number>();
  const responses: Response[] = [];

  return {
    responses: responses as readonly Response[],
    /** Starts its 30 minutes, perhaps in the past. */
    open: (path: string, at = now()): void => void opened.set(path, at),
    take: (path: string, body: string): { status: number; text: string } => {
      const since = opened.get(path) ?? now();
      opened.set(path, since);
      if (now() - since > minutes * 60_000) return { status: 404, text: "expired_url" };
      if (responses.filter((each) => each.path === path).length >= mostUses) return { status: 404, text: "used_url" };
      const message = parsed(body);
      if (message === undefined) return { status: 400, text: "invalid_payload" };
      if (message["blocks"] !== undefined && brokenBlockLimits(message["blocks"], "message").length > 0) return { status: 400, text: "invalid_blocks" };
      if (message["blocks"] === undefined && typeof message["text"] !== "string" && message["delete_original"] !== true) return { status: 400, text: "no_text" };
      responses.push({ path, at: now(), message });
      return { status: 200, text: "ok" };
    },
  };
};

const parsed = (body: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
