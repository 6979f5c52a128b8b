import type { Place } from "../../pipelines/place.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import type { Queue } from "../../ports/queue.ts";
import { isWithdrawal, readOccurrenceSubject, withWithdrawal, type OccurrenceSubject } from "../../views/not-this-error.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { Withdrawal } from "../../recurrence/occurrence.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { impatiently } from "../impatiently.ts";
import { within } from "../within.ts";
import type { Press } from "./press.ts";

type Ports = { store: OccurrenceStore; messenger: Pick<Messenger, "update">; queue: Pick<Queue, "send">; clock: Clock; log: Log };

/** "Not this error" takes a message's occurrence back, and its undo brings it back: not counted, or counted again, by one write. The message says so; the consumer sees to what follows from it. */
export const withdrawOccurrence = async (ports: Ports, press: Press): Promise<PressedAnswer> => {
  const subject = readOccurrenceSubject(press.value);
  if (subject === undefined) return { kind: "outdated" };
  const withdrawn = isWithdrawal(press.actionId) ? { by: press.user, at: ports.clock().toISOString() } : null;
  const changed = await impatiently(ports, () => ports.store.withdrawOccurrence({ team: press.channel, ...subject }, withdrawn));
  if (changed === null) return { kind: "unavailable" };
  if (changed.kind === "absent") return { kind: "forgotten" };
  const shown = await show(ports, press, subject, withdrawn);
  const { occurrence } = changed;
  const place: Place | undefined = occurrence.source === "pipeline" ? { project: occurrence.project, workflow: occurrence.workflow, branch: occurrence.branch } : undefined;
  try {
    await within(queuePatience, () =>
      ports.queue.send({ version: 1, kind: "slack", work: "withdrawn", correlationId: press.reference, team: press.channel, errorId: subject.errorId, occurredAt: subject.occurredAt, isBack: withdrawn === null, place: place ?? null }),
    );
  } catch (error) {
    ports.log("withdrawal-not-queued", { reference: press.reference, error: error instanceof Error ? error.name : "unknown" }, "warn");
    return { kind: "not-reviewed" };
  }
  return shown ? { kind: "done" } : { kind: "not-corrected" };
};

/** In milliseconds: the database and Slack had their part of the three seconds. */
const queuePatience = 700;

const show = async ({ messenger, log }: Ports, { message, channel, reference }: Press, subject: OccurrenceSubject, withdrawn: Withdrawal | null): Promise<boolean> => {
  if (message === null) return false;
  const { ts, ...shown } = message;
  try {
    return (await messenger.update({ channel, ts, message: withWithdrawal(shown, subject, withdrawn) })).kind === "updated";
  } catch (error) {
    log("withdrawal-not-shown", { reference, error: error instanceof Error ? error.name : "unknown" }, "warn");
    return false;
  }
};
