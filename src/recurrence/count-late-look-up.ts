import type { FlagPorts } from "./flag-ports.ts";
import { lookUpOccurrence } from "./occurrence-of.ts";
import { raiseFlags } from "./raise-flags.ts";

/** Counts a look-up of the hour that begins at `occurredAt`, and raises what it reaches: also where it is counted already, by a try that failed then or by a write that was given up. */
export const countLateLookUp = async (ports: FlagPorts, { team, errorId, occurredAt }: { team: string; errorId: string; occurredAt: string }): Promise<void> => {
  await ports.store.recordOccurrence(await lookUpOccurrence(team, errorId, new Date(occurredAt)));
  await raiseFlags(ports, { team, errorId, occurredAt });
};
