import { setTimeout as sleep } from "node:timers/promises";
import packageJson from "../package.json" with { type: "json" };
import { createDrawChart } from "./adapters/chart/create-draw-chart.ts";
import type { Connection } from "./adapters/ci/connection.ts";
import { createFindRun } from "./adapters/ci/create-find-run.ts";
import { createFetchText } from "./adapters/ci/create-fetch-text.ts";
import { createEventReceivers, createFindRunByUrl, createReceivers } from "./adapters/ci/create-receivers.ts";
import { notificationRules } from "./adapters/ci/notification-rules.ts";
import { createPipelineLogs } from "./adapters/ci/create-pipeline-logs.ts";
import { createSweep } from "./adapters/ci/create-sweep.ts";
import { ciProviders } from "./adapters/ci/registry.ts";
import { createDynamoClient } from "./adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "./adapters/dynamodb/create-dynamo-store.ts";
import { keepCurrent, type Current } from "./adapters/lambda/keep-current.ts";
import { createJsonLog } from "./adapters/log/create-json-log.ts";
import { createPowertoolsLog } from "./adapters/log/create-powertools-log.ts";
import { createEmfMetrics } from "./adapters/metrics/create-emf-metrics.ts";
import { createPowertoolsMetrics } from "./adapters/metrics/create-powertools-metrics.ts";
import { measuredStore } from "./adapters/metrics/measured-store.ts";
import { createRedact } from "./adapters/redaction/redact.ts";
import { answerSlackRequest, type SlackAnswer } from "./adapters/slack/answer-slack-request.ts";
import { createHomeTabs } from "./adapters/slack/create-home-tabs.ts";
import { createLateReplies } from "./adapters/slack/create-late-replies.ts";
import { createMessageReader } from "./adapters/slack/create-message-reader.ts";
import { createPersonalReplies } from "./adapters/slack/create-personal-replies.ts";
import { createAnswerReplies } from "./adapters/slack/create-answer-replies.ts";
import { createSlackChannels } from "./adapters/slack/create-slack-channels.ts";
import { createSlackDispatcher } from "./adapters/slack/create-slack-dispatcher.ts";
import { createSlackFiles } from "./adapters/slack/create-slack-files.ts";
import { createSlackMessenger } from "./adapters/slack/create-slack-messenger.ts";
import { createSlackPictures } from "./adapters/slack/create-slack-pictures.ts";
import { isTokenRefused } from "./adapters/slack/is-token-refused.ts";
import { createSqsQueue, type Postpone, type SqsSettings } from "./adapters/sqs/create-sqs-queue.ts";
import { createReadParameters } from "./adapters/ssm/create-read-parameters.ts";
import { nameParameters } from "./adapters/ssm/name-parameters.ts";
import { createStatusPage } from "./adapters/status-page/create-status-page.ts";
import { find } from "./catalog/find.ts";
import { isChannelWork } from "./channels/channel-work.ts";
import { followingMessenger } from "./channels/following-messenger.ts";
import { answerTyped } from "./commands/answers/answer-typed.ts";
import { isAsked, tellingAsker } from "./commands/ask/telling-asker.ts";
import { doSlackWork } from "./commands/ask/do-slack-work.ts";
import { queueExplanation } from "./commands/ask/queue-explanation.ts";
import { queueQuestion } from "./commands/ask/queue-question.ts";
import { queueNotification } from "./commands/watch/queue-notification.ts";
import { pressButton } from "./commands/buttons/press-button.ts";
import { processEnvironment, readSettings, setParameters } from "./config.ts";
import { readConnections } from "./connections.ts";
import { ConfigurationError, UnavailableError } from "./errors.ts";
import { diagnoseLog } from "./diagnosis/diagnose-log.ts";
import { deliverDigest } from "./digest/deliver-digest.ts";
import { queueDueDigests, type QueuedDigests } from "./digest/queue-due-digests.ts";
import { doChannelWork } from "./home/do-channel-work.ts";
import { tellWanted } from "./feedback/tell-wanted.ts";
import { namingSafely } from "./pipelines/naming-safely.ts";
import { withSafeMessage } from "./pipelines/with-safe-names.ts";
import { explainFailure } from "./pipelines/explain-failure.ts";
import { defaultLink } from "./pipelines/link.ts";
import type { Project } from "./pipelines/project.ts";
import { recordRecovery } from "./pipelines/record-recovery.ts";
import type { FailureMessage, QueueMessage, RecoveredMessage } from "./pipelines/queue-message.ts";
import { receiveDelivery, receiveEvent, type Received } from "./pipelines/receive-delivery.ts";
import { tellingOfOutages } from "./pipelines/telling-of-outages.ts";
import { sweepDeliveries, type Swept } from "./pipelines/sweep-deliveries.ts";
import { hmacHex } from "./signatures/sign-hmac.ts";
import { withFields } from "./pipelines/with-fields.ts";
import type { Clock } from "./ports/clock.ts";
import type { Delivery } from "./ports/delivery.ts";
import type { Log } from "./ports/log.ts";
import type { Metrics } from "./ports/metrics.ts";
import type { Store } from "./ports/store.ts";

/** The composition root: the only file that constructs adapters. One function for each Lambda, so that a bundle holds only its own. */

const clock: Clock = () => new Date();

/** Not by `node:crypto`, all of which would be loaded at each start for this. */
const newId = (): string => crypto.randomUUID();

type Seeing = { log: Log; metrics: Metrics };

const seeingSettings = ["LOG_LEVEL", "METRICS_NAMESPACE", "AWS_LAMBDA_FUNCTION_NAME"] as const;

/** For what somebody waits for: lines like Powertools' without the time that loading it takes. Not by `console`: Lambda puts text before its lines, and CloudWatch then finds no metric in them. */
const createLightSeeing = (): Seeing => {
  const { LOG_LEVEL: level, METRICS_NAMESPACE: namespace, AWS_LAMBDA_FUNCTION_NAME: service } = readSettings(processEnvironment(), seeingSettings);
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  return { log: createJsonLog({ write, clock, service, level }), metrics: namespace === undefined ? () => {} : createEmfMetrics({ write, clock, namespace, service }) };
};

/** For what works in the background. */
const createSeeing = (): Seeing => {
  const { LOG_LEVEL: level, METRICS_NAMESPACE: namespace, AWS_LAMBDA_FUNCTION_NAME: service } = readSettings(processEnvironment(), seeingSettings);
  return { log: createPowertoolsLog({ service, level }), metrics: namespace === undefined ? () => {} : createPowertoolsMetrics({ namespace, service }) };
};

const tableSettings = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "DYNAMODB_ENDPOINT", "TABLE_NAME"] as const;
const queueSettings = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "QUEUE_URL"] as const;

type Credentials = { AWS_ACCESS_KEY_ID?: string | undefined; AWS_SECRET_ACCESS_KEY?: string | undefined; AWS_SESSION_TOKEN?: string | undefined };

const credentialsOf = (settings: Credentials): SqsSettings["credentials"] | undefined => {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = settings;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
};

/** Starts one of the functions below. Where settings come from SSM too, it is made when they are read, and anew when they changed. */
export const startFunction = <F>(create: () => F): Current<F> => {
  const { SSM_PATH: paths, SSM_ENDPOINT: endpoint } = readSettings(processEnvironment(), ["SSM_PATH", "SSM_ENDPOINT"]);
  const { log, metrics } = createLightSeeing();
  metrics({ name: "ColdStarts", unit: "Count" });
  if (paths.length === 0) {
    const made = create();
    return { ready: Promise.resolve(), use: (call) => call(made) };
  }
  const settings = readSettings(processEnvironment(), ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
  const read = createReadParameters({ paths, endpoint, region: settings.AWS_REGION, credentials: credentialsOf(settings) ?? { accessKeyId: "", secretAccessKey: "" } });
  return keepCurrent({
    // Later somebody is waiting for an answer.
    read: (when) => read(when === "at start" ? { tries: 4, milliseconds: 2_000, within: 8_000 } : { tries: 1, milliseconds: 1_000, within: 1_000 }),
    make: (parameters) => {
      setParameters(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
      try {
        return create();
      } catch (error) {
        throw error instanceof ConfigurationError ? nameParameters(error, parameters, paths) : error;
      }
    },
    clock,
    log,
  });
};

/** The table that the settings point at. `maxAttempts` tries of `timeout` milliseconds. */
export const createStore = (patience: { maxAttempts: number; timeout: number }) => {
  const settings = readSettings(processEnvironment(), tableSettings);
  const client = createDynamoClient({
    region: settings.AWS_REGION,
    endpoint: settings.DYNAMODB_ENDPOINT,
    credentials: credentialsOf(settings),
    ...patience,
  });
  const store: Store = createDynamoStore({ client, name: settings.TABLE_NAME, clock });
  return { client, store, tableName: settings.TABLE_NAME };
};

const createQueue = () => {
  const settings = readSettings(processEnvironment(), queueSettings);
  // Where no keys are set the queue refuses the unsigned call, and the sender tries again.
  const credentials = credentialsOf(settings) ?? { accessKeyId: "", secretAccessKey: "" };
  return createSqsQueue({ queueUrl: settings.QUEUE_URL, region: settings.AWS_REGION, credentials });
};

const createConnections = (options: { receives?: boolean } = {}): Connection[] => {
  const settings = readSettings(processEnvironment(), ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
  const credentials = credentialsOf(settings);
  const connections = readConnections(processEnvironment(), Object.values(ciProviders), options);
  return credentials === undefined ? connections : connections.map((each) => ({ ...each, aws: { region: settings.AWS_REGION, credentials } }));
};

/** Hides secrets, the bot's own among them: a log may hold those too. */
const createOwnRedact = (connections: readonly Connection[], ...others: string[]) =>
  createRedact({ own: [...others, ...connections.flatMap(({ secrets, token = "" }) => [...secrets, token])] });

/** Answers Slack's requests. Somebody waits for the answer, so the database gets one short try. */
export const createSlackFunction = (): ((delivery: Delivery, reference: string) => Promise<SlackAnswer>) => {
  const { log } = createLightSeeing();
  const settings = readSettings(processEnvironment(), ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND", "TIME_ZONE", "OPS_CHANNEL", "ADMINS", "COVEO_STATUS_URL"]);
  const { store } = createStore({ maxAttempts: 1, timeout: 800 });
  const connections = createConnections();
  const redact = createOwnRedact(connections, settings.SLACK_BOT_TOKEN);
  // Each step has a part of Slack's three seconds: the database first, then one call of Slack's, then another if that fails.
  const slack = { token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL, timeout: 1_000 };
  const ports = {
    find,
    store,
    findRunByUrl: createFindRunByUrl(connections),
    notificationRules: Object.values(notificationRules),
    queue: createQueue(),
    messenger: createSlackMessenger(slack),
    replies: createPersonalReplies({ ...slack, responseBase: settings.SLACK_RESPONSE_URL_BASE, log }),
    answers: createAnswerReplies({ responseBase: settings.SLACK_RESPONSE_URL_BASE, timeout: 1_000, log }),
    statusPage: createStatusPage({ base: settings.COVEO_STATUS_URL, clock, log }),
    channels: createSlackChannels(slack),
    connections,
    admins: settings.ADMINS,
    operationsChannel: settings.OPS_CHANNEL,
    command: settings.SLACK_COMMAND,
    timeZone: settings.TIME_ZONE,
    newId,
    voterOf: async (answerId: string, user: string) => (await hmacHex(settings.SLACK_SIGNING_SECRET[0] ?? new Uint8Array(), new TextEncoder().encode(`vote:${answerId}:${user}`))).slice(0, 32),
    redact,
    clock,
    log,
  };
  const dispatch = createSlackDispatcher({
    botToken: settings.SLACK_BOT_TOKEN,
    apiUrl: settings.SLACK_API_URL,
    responseBase: settings.SLACK_RESPONSE_URL_BASE,
    command: settings.SLACK_COMMAND,
    log,
    listeners: (request) => {
      // What is logged for somebody bears the reference that they are told.
      const own = { ...ports, log: withFields(log, { reference: request }) };
      return {
        command: (typed) => answerTyped(own, typed),
        press: (press) => pressButton(own, press),
        explainMessage: (chosen) => queueExplanation(own, chosen),
        question: (question) => queueQuestion(own, question),
        notification: (posted) => queueNotification(own, posted),
        // Seldom used, so it is not loaded at each start.
        submitNotes: async (notes) => (await import("./commands/notes/submit-notes.ts")).submitNotes(own, notes),
        submit: async (form) => (await import("./commands/linking/submit-form.ts")).submitForm(own, form),
        channelChanged: (event, reference) => own.queue.send({ version: 1, kind: "slack", work: "channel", correlationId: reference, event }),
        homeOpened: (user, reference) => own.queue.send({ version: 1, kind: "slack", work: "home", correlationId: reference, user, page: 0 }),
        revoked: async (reason) => own.log("slack-token-refused", { reason }, "error"),
      };
    },
  });
  const { tell } = ports.replies;
  return (delivery, reference) => answerSlackRequest({ keys: settings.SLACK_SIGNING_SECRET, dispatch, tell, responseBase: settings.SLACK_RESPONSE_URL_BASE, clock, log }, delivery, reference);
};

/** Takes webhook deliveries. */
export const createCiWebhookFunction = () => {
  const { log, metrics } = createLightSeeing();
  const connections = createConnections({ receives: true });
  const fetchText = createFetchText(clock);
  const ports = {
    receivers: createReceivers(connections, fetchText),
    eventReceivers: createEventReceivers(connections, fetchText),
    queue: createQueue(),
    clock,
    log,
    newId,
    redact: createOwnRedact(connections),
  };
  return {
    version: packageJson.version,
    receive: (address: { provider: string; connection: string }, delivery: Delivery): Promise<Received> =>
      receiveDelivery(ports, address, delivery),
    receiveEvent: (source: string, event: Delivery): Promise<Received> => receiveEvent(ports, source, event),
    /** Counts what becomes of a delivery. Who is no provider is not named: anybody may make up names. */
    counted: async (provider: string, receiving: Promise<Received>): Promise<Received> => {
      const count = (name: string, outcome: string): void => metrics({ name: "Deliveries", unit: "Count", dimensions: { provider: name, outcome } });
      try {
        const received = await receiving;
        count(received.kind === "unknown-provider" ? "unknown" : provider, received.kind);
        return received;
      } catch (error) {
        count(provider, error instanceof UnavailableError ? "unavailable" : "failed");
        throw error;
      }
    },
  };
};

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

/** Works through the queue. */
export const createQueueFunction = (): { handle: (message: QueueMessage, received: number, sentAt: Date | undefined) => Promise<void>; postpone: Postpone; log: Log } => {
  const { log, metrics } = createSeeing();
  const settings = readSettings(processEnvironment(), ["SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND", "DEFAULT_CHANNEL", "OPS_CHANNEL", "TIME_ZONE", "COVEO_STATUS_URL"]);
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
          if (isChannelWork(message)) return doChannelWork(own, message);
          if (!isAsked(message)) return doSlackWork(own, message);
          return tellingAsker(own, message, received, () => doSlackWork(own, message));
      }
    },
    postpone: queue.postpone,
    log,
  };
};
