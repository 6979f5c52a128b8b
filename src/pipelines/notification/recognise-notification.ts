import type { MessageText } from "../../commands/text-of-message.ts";
import { notificationRules, type NotificationRule } from "./notification-rules.ts";

/** What a message says of a pipeline's run. `urls`: those of runs or jobs, as the app writes them. */
export type Notification = { app: string; failed: boolean; urls: string[] };

/** In characters and lines: what came of a run stands at the top. */
const longestLine = 400;
const mostLines = 25;

/** Recognises another app's message about a pipeline's run: by an address of a run and a line that says what came of it. Undefined where it is about something else. */
export const recogniseNotification = ({ text, urls }: MessageText): Notification | undefined => {
  const lines = text.split("\n").slice(0, mostLines).map((line) => line.replaceAll(/[*_~`]/g, "").slice(0, longestLine).trim());
  const addresses = [...urls, ...(text.match(/https?:\/\/[^\s<>|)\]"']{1,500}/g) ?? [])];
  for (const rule of notificationRules) {
    const own = [...new Set(addresses)].filter((address) => rule.address.test(withoutHost(address)));
    const outcome = own.length === 0 ? undefined : outcomeIn(lines, rule);
    if (outcome !== undefined) return { app: rule.app, failed: /^(?:still failing|fail|broke|error)/i.test(outcome), urls: own };
  }
  return undefined;
};

const outcomeIn = (lines: readonly string[], { says }: NotificationRule): string | undefined => {
  for (const line of lines) {
    // Words in an address are not the app's.
    const words = line.replaceAll(/https?:\/\/\S+/g, "");
    for (const pattern of says) {
      const outcome = pattern.exec(words)?.groups?.["outcome"];
      if (outcome !== undefined) return outcome;
    }
  }
  return undefined;
};

const withoutHost = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");
