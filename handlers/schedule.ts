import { createScheduleFunction } from "../src/app/create-schedule-function.ts";
import { startFunction } from "../src/app/start-function.ts";
import type { QueuedDigests } from "../src/digest/queue-due-digests.ts";
import type { Swept } from "../src/pipelines/sweep-deliveries.ts";

const schedule = startFunction(createScheduleFunction);

/** Waited for before the first event. */
export const { ready } = schedule;

/** EventBridge Scheduler, hourly: digests that are due are queued, deliveries that a provider could not bring are asked for again, and whoever runs the bot hears weekly what the catalog lacks. One does not wait for the other, nor fail with it. */
export const handler = async (_event: unknown): Promise<{ digests: QueuedDigests; swept: Swept[] }> => {
  const done = await schedule.use(({ sweep, queueDigests, tellWanted }) => Promise.allSettled([queueDigests(), sweep(), tellWanted()]));
  const [digests, swept, wanted] = done;
  if (digests.status === "fulfilled" && swept.status === "fulfilled" && wanted.status === "fulfilled") return { digests: digests.value, swept: swept.value };
  throw new AggregateError(done.flatMap((each) => (each.status === "rejected" ? [each.reason] : [])), "Part of the schedule's work failed");
};
