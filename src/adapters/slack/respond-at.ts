// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import type { SlackMessage } from "../../views/slack-message.ts";
import { isResponsePath } from "./response-path.ts";

export type ResponseSettings = { responseBase: string; timeout?: number };

/** `gone`: it was used five times, or is older than 30 minutes. `failed`: it may work another time; `reason` is a phrase for the log. */
export type Responded = { kind: "told" } | { kind: "gone" } | { kind: "failed"; reason: string };

/** Answers privately at a response address, of which only the path is known: the host is a setting, and redirects are not followed. */
export const respondAt = async ({ responseBase, timeout = 3_000 }: ResponseSettings, path: string, message: SlackMessage): Promise<Responded> => {
  if (!isResponsePath(path)) return { kind: "gone" };
  try {
    const answer = await fetch(new URL(path, responseBase.endsWith("/") ? responseBase : `${responseBase}/`), {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ response_type: "ephemeral", replace_original: false, ...message }),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    await answer.body?.cancel();
    if (answer.ok) return { kind: "told" };
    return answer.status === 404 || answer.status === 410 ? { kind: "gone" } : { kind: "failed", reason: `answered with ${answer.status}` };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.name : "unknown" };
  }
};
