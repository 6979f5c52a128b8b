import { postOnce } from "../posting/post-once.ts";
import type { Storm } from "../recurrence/storm.ts";
import { isToCome } from "./plan-show.ts";
import { showMessage } from "./show-message.ts";
import { findStormMessage, stormMessage, stormPosting, type StormKey } from "./storm-message.ts";
import type { TellPorts } from "./tell-ports.ts";

/** `gone`: somebody deleted the message. `later`: somebody else shows what changed. */
export type Showing = "shown" | "later" | "gone" | "refused" | "not-posted";

/** Others change it as well. */
const mostTries = 6;

/**
 * Has a storm's message say how it stands. `begun` is its state as whoever calls this wrote it: that it is shown from now on.
 * Of two who show it at once, the one that is done last may have read an older state. It sees that the other began since it read, and shows the storm
 * once more; unless it is to be shown again anyway. So the last word is read after the last that began.
 */
export const showStorm = async (ports: TellPorts, begun: Storm): Promise<Showing> => {
  let state = begun;
  let known = "";
  for (let tries = 0; tries < mostTries; tries += 1) {
    const posted = await ports.store.findPosted(stormPosting(state));
    if (posted === undefined) return state.over && state.joins > state.show.joins ? postAgain(ports, state) : "not-posted";
    const message = await stormMessage(ports, state);
    if (JSON.stringify(message) !== known) {
      const showing = await showMessage(ports, { channel: state.team, ts: posted.ts, message });
      if (showing !== "shown") return showing;
      known = JSON.stringify(message);
    }
    const now = await noteShown(ports, state, posted.ts);
    if (now === undefined || now.show.begun === state.show.begun || isToCome(now.show, ports.clock().getTime())) break;
    state = now;
  }
  return "shown";
};

/** What joined until somebody saw that the message was deleted was told nowhere else. */
const postAgain = async (ports: TellPorts, state: Storm): Promise<Showing> => {
  const posted = await postOnce(ports, stormPosting(state), { message: () => stormMessage(ports, state) });
  if (posted.kind === "refused") return "refused";
  await noteShown(ports, state, posted.ts);
  return "shown";
};

/** Notes that all that had joined by this state is in the message; gives the state then, undefined where another storm took its place. */
export const noteShown = async ({ store }: TellPorts, { joins, ...of }: Storm, ts: string, at: string | null = null): Promise<Storm | undefined> => {
  let now: Storm | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    now = await store.findStorm(of);
    if (now?.startedAt !== of.startedAt) return undefined;
    const show = { ...now.show, joins: Math.max(now.show.joins, joins), at: now.show.at ?? at };
    if (now.ts === ts && show.joins === now.show.joins) return now;
    if ((await store.changeStorm({ ...now, ts, show })) === "changed") return { ...now, ts, show, revision: now.revision + 1 };
  }
  return now;
};

/** One that a later storm of the error came after has no state of its own any more: it is shown until it says what is so. Nothing joins it. */
export const showEarlierStorm = async (ports: TellPorts, of: StormKey): Promise<Showing> => {
  const posted = await findStormMessage(ports.store, of);
  if (posted === undefined) return "not-posted";
  let known = "";
  for (let tries = 0; tries < mostTries; tries += 1) {
    const message = await stormMessage(ports, of);
    if (JSON.stringify(message) === known) break;
    const showing = await showMessage(ports, { channel: of.team, ts: posted.ts, message });
    if (showing !== "shown") return showing;
    known = JSON.stringify(message);
  }
  return "shown";
};
