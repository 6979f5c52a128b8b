import { UnavailableError } from "../errors.ts";
import { showStorm, type Showing } from "./show-storm.ts";
import type { StormKey } from "./storm-message.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Others change it as well. */
const mostTries = 12;

/**
 * Ends a storm whose message somebody deleted. A failure that has just joined it (`join`) leaves it, and is told by itself. What else joined since the
 * message was last shown counts on a planned time: it is told then, in one more message.
 */
export const endStorm = async (ports: TellPorts, of: StormKey, join?: number): Promise<Showing> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const storm = await ports.store.findStorm(of);
    if (storm?.startedAt !== of.startedAt) return "gone";
    const unseen = storm.joins - storm.show.joins - (join !== undefined && join > storm.show.joins ? 1 : 0);
    const ended = { ...storm, over: true, ts: null, show: { ...storm.show, joins: unseen > 0 ? storm.show.joins : storm.joins } };
    if ((await ports.store.changeStorm(ended)) === "conflict") continue;
    return unseen > 0 && join === undefined ? showStorm(ports, { ...ended, revision: storm.revision + 1 }) : "gone";
  }
  throw new UnavailableError("dynamodb", "A storm changes faster than it can be read", { retryAfter: 2 });
};
