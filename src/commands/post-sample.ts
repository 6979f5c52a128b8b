import { UnavailableError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import { digestOf } from "../signatures/digest-of.ts";
import { sampleView } from "../views/sample-view.ts";

/** Whether a sample could be posted, and if not why: Slack's own word, or `no_answer` where nobody knows. */
export type Sampled = { kind: "posted" } | { kind: "not-posted"; reason: string };

/** Posts what an answer to a failed pipeline looks like, marked as a sample. Nothing is counted or stored. */
export const postSample = async ({ messenger, clock, log, command }: { messenger: Pick<Messenger, "send">; clock: Clock; log: Log; command: string }, channel: string): Promise<Sampled> => {
  const key = await digestOf("sample", channel, clock().toISOString());
  try {
    const sent = await messenger.send({ channel, message: sampleView({ command }), key });
    return sent.kind === "posted" ? sent : { kind: "not-posted", reason: sent.kind === "refused" ? sent.reason : "ratelimited" };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log("sample-not-posted", { channel, reason: error.message }, "warn");
    return { kind: "not-posted", reason: "no_answer" };
  }
};
