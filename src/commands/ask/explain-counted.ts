import type { Clock } from "../../ports/clock.ts";
import type { FlagStore } from "../../ports/flag-store.ts";
import type { Log } from "../../ports/log.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import type { Queue } from "../../ports/queue.ts";
import type { Met } from "../../recurrence/met.ts";
import { countLookUp } from "../count-look-up.ts";
import { metFirst } from "../met-first.ts";
import type { Said } from "./chosen-message.ts";
import { errorIdsOf } from "./error-ids-of.ts";
import { explainSaid, type Explained, type ExplainSaidPorts } from "./explain-said.ts";

export type ExplainCountedPorts = ExplainSaidPorts & { store: OccurrenceStore & Pick<FlagStore, "listFlags">; queue: Pick<Queue, "send">; clock: Clock; log: Log };

/** Explains what somebody pointed at, for the team of a channel: as with what is typed, its first answer counts as a look-up, and of a status' answers the one that the team met comes first. */
export const explainCounted = async (ports: ExplainCountedPorts, said: Said, channel: string): Promise<{ explained: Explained; errorIds: string[]; met: Met | null }> => {
  const found = await explainSaid(ports, said);
  const { lookUp, ...known } = found.kind === "looked-up" ? await metFirst(ports, channel, found.lookUp) : {};
  const explained = found.kind === "looked-up" && lookUp !== undefined ? { ...found, lookUp } : found;
  const errorIds = errorIdsOf(explained);
  const [first] = errorIds;
  return { explained, errorIds, met: first === undefined ? null : await countLookUp(ports, channel, first, { counts: true, ...known }) };
};
