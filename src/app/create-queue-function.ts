import { setTimeout as sleep } from "node:timers/promises";
import { createDrawChart } from "../adapters/chart/create-draw-chart.ts";
import { createFindRun } from "../adapters/ci/create-find-run.ts";
import { createFindRunByUrl } from "../adapters/ci/create-receivers.ts";
import { createPipelineLogs } from "../adapters/ci/create-pipeline-logs.ts";
import { measuredStore } from "../adapters/metrics/measured-store.ts";
import { createHomeTabs } from "../adapters/slack/create-home-tabs.ts";
import { createLateReplies } from "../adapters/slack/create-late-replies.ts";
import { createMessageReader } from "../adapters/slack/create-message-reader.ts";
import { createSlackChannels } from "../adapters/slack/create-slack-channels.ts";
import { createSlackFiles } from "../adapters/slack/create-slack-files.ts";
import { createSlackMessenger } from "../adapters/slack/create-slack-messenger.ts";
import { createSlackPictures } from "../adapters/slack/create-slack-pictures.ts";
import { isTokenRefused } from "../adapters/slack/is-token-refused.ts";
import type { Postpone } from "../adapters/sqs/create-sqs-queue.ts";
import { createStatusPage } from "../adapters/status-page/create-status-page.ts";
import { find } from "../catalog/find.ts";
import { isChannelWork } from "../channels/channel-work.ts";
import { followingMessenger } from "../channels/following-messenger.ts";
import { isAsked, tellingAsker } from "../commands/ask/telling-asker.ts";
import { doSlackWork } from "../commands/ask/do-slack-work.ts";
import { processEnvironment, readSettings } from "../config.ts";
import { diagnoseLog } from "../diagnosis/diagnose-log.ts";
import { deliverDigest } from "../digest/deliver-digest.ts";
import { doChannelWork } from "../home/do-channel-work.ts";
import { tellingMover } from "../linking/telling-mover.ts";
import { namingSafely } from "../pipelines/naming-safely.ts";
import { withSafeMessage } from "../pipelines/with-safe-names.ts";
import { explainFailure } from "../pipelines/explain-failure.ts";
import { defaultLink } from "../pipelines/link.ts";
import type { Project } from "../pipelines/project.ts";
import { recordRecovery } from "../pipelines/record-recovery.ts";
import type { FailureMessage, QueueMessage, RecoveredMessage } from "../pipelines/queue-message.ts";
import { tellingOfOutages } from "../pipelines/telling-of-outages.ts";
import { withFields } from "../pipelines/with-fields.ts";
import type { Log } from "../ports/log.ts";
import { clock } from "./clock.ts";
import { createConnections } from "./create-connections.ts";
import { createOwnRedact } from "./create-own-redact.ts";
import { createQueue } from "./create-queue.ts";
import { createSeeing } from "./create-seeing.ts";
import { createStore } from "./create-store.ts";
import { newId } from "./new-id.ts";

/** Works through the queue. */
export const createQueueFunction = (): { handle: (message: QueueMessage, received: number, sentAt: Date | undefined) => Promise<void>; postpone: Postpone; log: Log } => {
  const { log, metrics } = createSeeing();
  const settings = readSettings(processEnvironment(), ["SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND", "DEFAULT_CHANNEL", "OPS_CHANNEL", "TIME_ZONE", "COVEO_STATUS_URL", "STORM_GAP"]);
  const connections = createConnections();
  const redact = createOwnRedact(connections, settings.SLACK_BOT_TOKEN);
  const slack = { token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL };
  const queue = createQueue();
  const { store } = createStore({ maxAttempts: 3, timeout: 3_000 });
  const followed = { store, messenger: createSlackMessenger(slack), operationsChannel: settings.OPS_CHANNEL, command: settings.SLACK_COMMAND, clock, log };
  const ports = {
    store,
    find,
    findRunByUrl: createFindRunByUrl(connections),
    statusPage: createStatusPage({ base: settings.COVEO_STATUS_URL, clock, log }),
    late: createLateReplies({ ...slack, responseBase: settings.SLACK_RESPONSE_URL_BASE }),
    reader: createMessageReader(slack),
    ...namingSafely(redact, { logs: createPipelineLogs({ connections, sleep }), findRun: createFindRun({ connections, sleep }), files: createSlackFiles(slack) }),
    queue,
    redact,
    diagnose: (chunks: AsyncIterable<Uint8Array>) => diagnoseLog({ redact }, chunks),
    operationsChannel: settings.OPS_CHANNEL,
    defaultLink: (project: Project) => defaultLink(settings.DEFAULT_CHANNEL, project),
    messenger: followingMessenger({ ...followed, isTokenRefused }),
    channels: createSlackChannels(slack),
    home: createHomeTabs(slack),
    pictures: createSlackPictures(slack),
    drawChart: createDrawChart(),
    command: settings.SLACK_COMMAND,
    timeZone: settings.TIME_ZONE,
    stormGap: settings.STORM_GAP * 1000,
    newId,
    pause: async (milliseconds: number) => sleep(milliseconds),
    clock,
    log,
  };
  type OwnPorts = typeof ports;
  const handleFailure = async (own: OwnPorts, { version: _, kind: __, correlationId: ___, log: reported, ...failed }: FailureMessage, received: number): Promise<void> => {
    const explained = await tellingOfOutages(own, failed.project.connection, received, () => explainFailure(own, failed, reported));
    own.log("failure-handled", { connection: failed.project.connection, runId: failed.runId, outcome: explained.kind });
  };
  const handleRecovery = async (own: OwnPorts, { project, workflow, branch, occurredAt: at, runId, attempt, runUrl }: RecoveredMessage): Promise<void> => {
    const recovery = await recordRecovery(own, { project, workflow, branch }, { runId, attempt, runUrl, at });
    own.log("recovery-handled", { connection: project.connection, runId, outcome: recovery.kind });
  };
  return {
    handle: async (message, received, sentAt) => {
      const own = { ...ports, log: withFields(log, { correlationId: message.correlationId }), store: measuredStore(ports.store, { metrics, clock, since: sentAt }) };
      switch (message.kind) {
        case "failure":
          return handleFailure(own, await withSafeMessage(redact, message), received);
        case "recovered":
          return handleRecovery(own, await withSafeMessage(redact, message));
        case "digest": {
          const delivered = await deliverDigest(own, message);
          return own.log("digest-handled", { team: message.team, slot: message.slot, outcome: delivered.kind });
        }
        case "slack":
          if (message.work === "move") return tellingMover(own, message, received, () => doChannelWork(own, message));
          if (isChannelWork(message)) return doChannelWork(own, message);
          if (!isAsked(message)) return doSlackWork(own, message);
          return tellingAsker(own, message, received, () => doSlackWork(own, message));
      }
    },
    postpone: queue.postpone,
    log,
  };
};
