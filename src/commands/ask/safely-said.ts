import type { Redact } from "../../diagnosis/redact.ts";
import { safeLog } from "../../pipelines/safe-log.ts";
import type { Log } from "../../ports/log.ts";
import type { Said } from "./chosen-message.ts";

/** What a message says, as it may travel: redacted and cut; nothing of the text where a secret might be left. `hidden`: something was taken out. */
export const safelySaid = async ({ redact, log }: { redact: Redact; log: Log }, { text, files, moreFiles }: Said): Promise<Said & { hidden: boolean }> => {
  let hidden = false;
  const noting: Redact = async (part) => {
    const redacted = await redact(part);
    hidden ||= redacted.found.length > 0;
    return redacted;
  };
  try {
    return { text: await safeLog({ redact: noting }, text), hidden, files, moreFiles };
  } catch (error) {
    log("message-not-redacted", { error: error instanceof Error ? error.name : "unknown" }, "warn");
    return { text: "", hidden: true, files, moreFiles };
  }
};
