import { createScheduleFunction } from "../src/app.ts";
import type { Swept } from "../src/pipelines/sweep-deliveries.ts";

const { sweep } = createScheduleFunction();

/** EventBridge Scheduler, hourly: deliveries that a provider could not bring are asked for again. */
export const handler = async (_event: unknown): Promise<Swept[]> => sweep();
