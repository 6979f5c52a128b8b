import { setTimeout as sleep } from "node:timers/promises";
import { createSweep } from "../adapters/ci/create-sweep.ts";
import { createSlackMessenger } from "../adapters/slack/create-slack-messenger.ts";
import { processEnvironment, readSettings } from "../config.ts";
import { queueDueDigests, type QueuedDigests } from "../digest/queue-due-digests.ts";
import { tellWanted } from "../feedback/tell-wanted.ts";
import { sweepDeliveries, type Swept } from "../pipelines/sweep-deliveries.ts";
import { clock } from "./clock.ts";
import { createConnections } from "./create-connections.ts";
import { createQueue } from "./create-queue.ts";
import { createSeeing } from "./create-seeing.ts";
import { createStore } from "./create-store.ts";
import { newId } from "./new-id.ts";

/** What the schedule does: sweeps, and digests that are due. */
export const createScheduleFunction = (): { sweep: () => Promise<Swept[]>; queueDigests: () => Promise<QueuedDigests>; tellWanted: () => ReturnType<typeof tellWanted> } => {
  const { log } = createSeeing();
  const settings = readSettings(processEnvironment(), ["SLACK_BOT_TOKEN", "SLACK_API_URL", "OPS_CHANNEL", "TIME_ZONE"]);
  const ports = {
    sweep: createSweep({ connections: createConnections(), sleep }),
    store: createStore({ maxAttempts: 3, timeout: 3_000 }).store,
    messenger: createSlackMessenger({ token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL }),
    operationsChannel: settings.OPS_CHANNEL,
    queue: createQueue(),
    timeZone: settings.TIME_ZONE,
    newId,
    clock,
    log,
  };
  return { sweep: () => sweepDeliveries(ports), queueDigests: () => queueDueDigests(ports), tellWanted: () => tellWanted(ports) };
};
