import { postOnce } from "../posting/post-once.ts";
import { recoveryView } from "../views/recovery-view.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { showsStatus, statusText, withStatus } from "../views/status-block.ts";
import { readStatus } from "./failure-status.ts";
import { endOf, type GreenRun, type OpenFailure, type OpenFailureKey } from "./open-failure.ts";
import { showChange, showChangeAt } from "./show-change.ts";
import { showMessage } from "./show-message.ts";
import type { TellPorts } from "./tell-ports.ts";

type Shown = { ts: string; message: SlackMessage };

/** Others change it as well, and each of them shows it. */
const mostTries = 6;

/**
 * Has a failure's message say how it stands by the store: how often, and whether it recovered. Whoever changes the
 * state settles it afterwards and looks whether it changed again meanwhile, so the last word is the latest state's.
 * `shown` spares reading the message.
 */
export const settleFailure = async (ports: TellPorts, of: OpenFailureKey, shown?: Shown): Promise<void> => {
  let known = shown;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const open = await ports.store.findOpenFailure(of);
    if (open === undefined) return;
    const end = endOf(open, await ports.store.findGreen(of.place));
    if (end !== null && open.recovered === null) {
      await ports.store.changeOpenFailure({ ...open, recovered: end });
      continue;
    }
    if (open.storm !== null) {
      await showChange(ports, { team: open.channel, errorId: open.errorId, startedAt: open.storm });
      return;
    }
    if (open.ts === null) return;
    if ((await show(ports, open, open.ts, known?.ts === open.ts ? known.message : undefined)) === "gone") return;
    // Whoever changes the state meanwhile may change the message as well.
    known = undefined;
    const again = await ports.store.findOpenFailure(of);
    if (again?.revision !== open.revision) continue;
    if (open.recovered !== null) await tellRecovered(ports, open, { green: open.recovered, threadTs: open.ts });
    return;
  }
};

/** `known`: the message as it stands. */
const show = async (ports: TellPorts, open: OpenFailure, ts: string, known: SlackMessage | undefined): Promise<"shown" | "gone" | "refused"> => {
  const { channel, errorId, place } = open;
  const status = await readStatus(ports.store, open);
  const read = known === undefined ? await ports.messenger.read({ channel, ts }) : { kind: "read" as const, message: known };
  if (read.kind !== "read") return read.kind;
  if (status === undefined || showsStatus(read.message, status)) return "shown";
  return showMessage(ports, { channel, ts, message: withStatus(read.message, status, statusText(place.project.name, errorId, status)) });
};

/** In milliseconds. That it was told is forgotten after 35 days, and somebody may look at what is over later than that. */
const toldWithin = 30 * 86_400_000;

/** In the thread, and in the list of the storm that it was a part of. */
const tellRecovered = async (ports: TellPorts, { run, channel, errorId, place, lastAt }: OpenFailure, { green, threadTs }: { green: GreenRun; threadTs: string }): Promise<void> => {
  if (Date.parse(green.at) < ports.clock().getTime() - toldWithin) return;
  await postOnce(ports, { kind: "recovery", run, channel, errorId }, { message: () => recoveryView(place.project.name, green), threadTs });
  await showChangeAt(ports, { channel, errorId }, lastAt);
};
