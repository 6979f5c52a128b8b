import { UnavailableError } from "../errors.ts";
import type { SlackWork } from "./queue-message.ts";
import { begin, showOrEnd } from "./show-change.ts";
import { showEarlierStorm, type Showing } from "./show-storm.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Others change it as well. */
const mostTries = 12;

/**
 * The time has come at which a storm's message is to say how it stands. Several may have planned it for the same time: the first that comes sees to it,
 * whatever becomes of its tries, and the others have nothing to do. A time that is later than one that was seen to is always seen to, for what it was
 * planned for may have changed since.
 */
export const carryOutShow = async (ports: TellPorts, { team, errorId, startedAt, at, correlationId: by }: SlackWork<"storm">): Promise<Showing> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const storm = await ports.store.findStorm({ team, errorId });
    if (storm?.startedAt !== startedAt) return showEarlierStorm(ports, { team, errorId, startedAt });
    const { carriedOut } = storm.show;
    if (carriedOut !== null && carriedOut.by !== by && carriedOut.at >= at) return "later";
    const begun = await begin(ports, { ...storm, show: { ...storm.show, carriedOut: { at, by } } }, ports.clock().toISOString());
    if (begun !== "again") return showOrEnd(ports, begun);
  }
  throw new UnavailableError("dynamodb", "A storm changes faster than it can be read", { retryAfter: 2 });
};
