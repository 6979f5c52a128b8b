import type { MessageText } from "../../commands/text-of-message.ts";
import type { NotificationRule } from "./notification-rule.ts";
import { saysOutcome } from "./says-outcome.ts";

/** What a message says of a pipeline's run. `urls`: those of runs or jobs, as the app writes them. */
export type Notification = { failed: boolean; urls: string[] };

/** Behind signs and emoji at most, and as a field: whoever makes a message of one's own writes so. */
const anyApp = [saysOutcome("^(?:job |build |pipeline |workflow )?(?:status|result|conclusion|outcome):?\\s+(?::[\\w+-]+: *)?{}"), saysOutcome("^(?::[\\w+-]+:|[^\\w\\n<]){0,12}(?:\\w+ )?{}")];

/** In characters and lines: what came of a run stands at the top. */
const longestLine = 400;
const mostLines = 25;

/** Recognises another app's message about a pipeline's run: by an address of a run and the first line that says what came of it. Undefined where it is about something else. */
export const recogniseNotification = (rules: readonly NotificationRule[], { text, urls }: MessageText): Notification | undefined => {
  const lines = text.split("\n").slice(0, mostLines).map((line) => line.replaceAll(/[*_~`]/g, "").slice(0, longestLine).trim());
  const addresses = [...urls, ...(text.match(/https?:\/\/[^\s<>|)\]"']{1,500}/g) ?? [])];
  for (const rule of rules) {
    const own = [...new Set(addresses)].filter((address) => rule.address.test(withoutHost(address)));
    const outcome = own.length === 0 ? undefined : outcomeIn(lines, rule);
    if (outcome !== undefined) return { failed: /^(?:still failing|fail|broke|error)/i.test(outcome), urls: own };
  }
  return undefined;
};

const outcomeIn = (lines: readonly string[], { says }: NotificationRule): string | undefined => {
  for (const line of lines) {
    // Words in an address are not the app's.
    const words = line.replaceAll(/https?:\/\/\S+/g, "");
    for (const pattern of [...says, ...anyApp]) {
      const outcome = pattern.exec(words)?.groups?.["outcome"];
      if (outcome !== undefined) return outcome;
    }
  }
  return undefined;
};

const withoutHost = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");
