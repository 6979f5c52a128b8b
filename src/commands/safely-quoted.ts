import type { Redact } from "../diagnosis/redact.ts";
import type { Log } from "../ports/log.ts";

/** What was typed, as it may be quoted: without secrets, or not at all. */
export const safelyQuoted = async ({ redact, log }: { redact: Redact; log: Log }, typed: string): Promise<{ query: string; hidden: boolean }> => {
  try {
    const { text, found } = await redact(typed.slice(0, mostQuoted));
    return { query: text, hidden: found.length > 0 };
  } catch {
    log("question-not-quoted");
    return { query: "", hidden: true };
  }
};

/** In characters: more of a question is never shown. */
const mostQuoted = 2_000;
