import { MessageHeldError, UnavailableError } from "../errors.ts";
import type { Redelivered, SweepDeliveries } from "../ports/sweep-deliveries.ts";
import { tellOperations, type TellPorts } from "./tell-operations.ts";

type Ports = TellPorts & { sweep: SweepDeliveries };

export type Swept = { connection: string; redelivered: number | null };

/** Has every connection's missed deliveries sent again. One that fails is told, and does not keep the others from theirs. */
export const sweepDeliveries = async (ports: Ports): Promise<Swept[]> => {
  const swept: Swept[] = [];
  for (const connection of ports.sweep.connections) {
    const redelivered = await sweepOne(ports, connection);
    ports.log("deliveries-swept", { connection, redelivered });
    swept.push({ connection, redelivered });
  }
  return swept;
};

const sweepOne = async (ports: Ports, connection: string): Promise<number | null> => {
  try {
    const answer = await ports.sweep.redeliverMissed(connection, ports.clock());
    if (answer.kind === "unavailable") {
      await tellOperations(ports, { connection, reason: `its missed deliveries cannot be listed: ${answer.reason}` });
      return null;
    }
    if (answer.failed !== undefined) await tellFailed(ports, connection, answer.failed);
    return answer.redelivered;
  } catch (error) {
    // It may pass, and the next sweep is an hour away.
    if (!(error instanceof UnavailableError || error instanceof MessageHeldError)) throw error;
    ports.log("sweep-failed", { connection, reason: error.message }, "warn");
  }
  return null;
};

const tellFailed = async (ports: Ports, connection: string, { count, last, mayPass }: NonNullable<Redelivered["failed"]>): Promise<void> => {
  if (mayPass) ports.log("sweep-failed", { connection, count, reason: last }, "warn");
  else await tellOperations(ports, { connection, reason: `its missed deliveries could not all be sent again (faults: ${count}), the last: ${last}` });
};
