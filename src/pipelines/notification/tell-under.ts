import { postOnce } from "../../posting/post-once.ts";
import { failureView } from "../../views/failure-view.ts";
import { findHome } from "../find-home.ts";
import { takes } from "../open-failure.ts";
import { placeOf } from "../place.ts";
import { settleFailure } from "../settle-failure.ts";
import { besideOf, statusNow, type Outcome, type Telling } from "../tell-failure.ts";
import type { Failure, TellPorts } from "../tell-ports.ts";

/**
 * Tells of a failed run in the thread of another app's message that told of it. It is the run's one reply: its webhook
 * finds it posted. Nothing opens here, for the other app's message is not ours to keep true; what is open already counts the run in.
 */
export const tellUnder = async (ports: TellPorts, telling: Telling, threadTs: string): Promise<Outcome> => {
  const { run, channel, found } = telling;
  const failure = { run, channel, errorId: found[0].diagnosis.id };
  const reply = { kind: "reply" as const, run, channel };
  const earlier = await ports.store.findPosted(reply);
  if (earlier !== undefined) return { kind: "told", told: { as: earlier.threadTs === undefined ? "own" : "thread", channel, ts: earlier.ts } };

  await countIn(ports, failure);
  const posted = await postOnce(ports, reply, { threadTs, message: async () => failureView({ ...telling, status: await statusNow(ports, failure, null), ...(await besideOf(ports, telling)) }) });
  if (posted.kind === "refused") return posted;
  await settleFailure(ports, { place: placeOf(run), errorId: failure.errorId });
  return { kind: "told", told: { as: "thread", channel, ts: posted.ts } };
};

/** A message of ours that tells of this error in this place already counts the run too. */
const countIn = async (ports: TellPorts, failure: Failure): Promise<void> => {
  const place = placeOf(failure.run);
  const open = await ports.store.findOpenFailure({ place, errorId: failure.errorId });
  if (open === undefined || open.ts === null || open.storm !== null || open.channel !== failure.channel) return;
  if (takes(open, failure.run, await ports.store.findGreen(place))) await findHome(ports, failure);
};
