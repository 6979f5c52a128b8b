import { UnavailableError } from "../errors.ts";
import { isLive, type Storm } from "../recurrence/storm.ts";
import { endStorm } from "./end-storm.ts";
import { planShow, usualGap } from "./plan-show.ts";
import { showEarlierStorm, showStorm, type Showing } from "./show-storm.ts";
import type { StormKey } from "./storm-message.ts";
import type { TellPorts } from "./tell-ports.ts";

/** Others change it as well. */
const mostTries = 12;

/**
 * Has a storm's message tell what was changed and written down before: at once where it was not shown for a while, else together with all else that
 * changes meanwhile, by a message that the queue hands over then. That is sent before anybody counts on it, so a plan comes true whoever dies.
 * `join`: a failure joined the storm, as its so manieth.
 */
export const showChange = async (ports: TellPorts, of: StormKey, join?: number): Promise<Showing> => {
  let sent = "";
  for (let tries = 0; tries < mostTries; tries += 1) {
    const storm = await ports.store.findStorm(of);
    if (storm?.startedAt !== of.startedAt) return showEarlierStorm(ports, of);
    if (storm.over && join !== undefined) return endStorm(ports, of, join);
    const now = ports.clock().getTime();
    const plan = planShow(storm.show, now, ports.stormGap ?? usualGap);
    if (plan.kind === "later") return "later";
    if (plan.kind === "plan") {
      if (sent >= plan.at || (await isSent(ports, of, plan))) {
        sent = sent > plan.at ? sent : plan.at;
        if ((await ports.store.changeStorm({ ...storm, show: { ...storm.show, at: sent } })) === "changed") return "later";
        continue;
      }
      ports.log("storm-not-planned", { team: of.team, errorId: of.errorId }, "warn");
    }
    const begun = await begin(ports, storm, new Date(now).toISOString());
    if (begun !== "again") return showOrEnd(ports, begun, join);
  }
  throw new UnavailableError("dynamodb", "A storm changes faster than it can be read", { retryAfter: 2 });
};

const isSent = async ({ queue, newId }: TellPorts, { team, errorId, startedAt }: StormKey, { at, seconds }: { at: string; seconds: number }): Promise<boolean> =>
  (await queue.sendAll([{ version: 1, kind: "slack", work: "storm", correlationId: newId(), team, errorId, startedAt, at }], () => seconds)).notSent === 0;

/** Writes that the storm is shown from now on. */
export const begin = async ({ store }: TellPorts, storm: Storm, now: string): Promise<Storm | "again"> => {
  const begun = { ...storm, show: { ...storm.show, at: now > (storm.show.at ?? "") ? now : storm.show.at, begun: storm.show.begun + 1 } };
  return (await store.changeStorm(begun)) === "changed" ? { ...begun, revision: storm.revision + 1 } : "again";
};

export const showOrEnd = async (ports: TellPorts, begun: Storm, join?: number): Promise<Showing> => {
  const showing = await showStorm(ports, begun);
  return showing === "gone" ? endStorm(ports, begun, join) : showing;
};

/** Has the storm that something happened in say so, though it was told elsewhere. */
export const showChangeAt = async (ports: TellPorts, { channel: team, errorId }: { channel: string; errorId: string }, time: string): Promise<void> => {
  const storm = await ports.store.findStorm({ team, errorId });
  if (storm !== undefined && isLive(storm, time)) await showChange(ports, storm);
};
