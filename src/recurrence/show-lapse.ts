import { showMessage } from "../pipelines/show-message.ts";
import { findMessage } from "../posting/find-message.ts";
import { lapseSaid, withLapse } from "../views/flag-lapse.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Claim } from "./flag-state.ts";
import { sayUnderFlag } from "./say-under-flag.ts";

type Of = { team: string; errorId: string };

/** Has the message of a claim, if it has one, say whether it still holds. `about`: what changed that, where something did; it is said in the thread where the message may not be read. */
export const showLapse = async (ports: FlagPorts, { team, errorId }: Of, { claim: { ladder, level, episode, raisedAt, told }, hasLapsed, about }: { claim: Claim; hasLapsed: boolean; about: string | null }): Promise<void> => {
  const posting = { kind: "flag" as const, team, errorId, level, episode, ladder };
  // Whoever told it may have died before it was noted.
  const posted = told ? await ports.store.findPosted(posting) : await findMessage(ports, posting, raisedAt);
  if (posted === undefined) return;
  const read = await ports.messenger.read({ channel: team, ts: posted.ts });
  if (read.kind === "refused" && about !== null) await sayUnderFlag(ports, { team, threadTs: posted.ts, about }, lapseSaid(hasLapsed));
  if (read.kind !== "read") return;
  const message = withLapse(read.message, hasLapsed);
  if (message.text !== read.message.text) await showMessage(ports, { channel: team, ts: posted.ts, message });
};
