import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { QueryCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { processEnvironment, readSettings } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { SigningKeys } from "../emulated-ci/signing-keys.ts";
import type { startSlack } from "../emulated-slack.ts";
import type { EventBus } from "../event-bus.ts";
import { createDesk } from "./desk.ts";
import { createPipelines } from "./fail-pipelines.ts";
import { createPlayground } from "./create-playground.ts";
import type { Sample } from "./gallery/gallery.ts";
import { createRuns } from "./gallery/runs.ts";
import type { MovableClock } from "./movable-clock.ts";
import { createSendSigned } from "./send-signed.ts";
import { createSlackCalls } from "./slack-calls.ts";
import { createSteps } from "./steps.ts";
import { watchServer } from "./watch-server.ts";

type Heard = { method: string; params: Record<string, string> };
type Options = { port: number; clock: MovableClock };
type Surroundings = {
  slack: Awaited<ReturnType<typeof startSlack>>;
  database: Server;
  queue: Server;
  keys: SigningKeys;
  putEvent: EventBus;
  client: DynamoDBClient;
  tableName: string;
  store: ProjectStore;
  runSchedule: () => Promise<void>;
};

/** In two parts: what others are started with, and the page itself once they are there. */
export const preparePlayground = ({ port, clock }: Options) => {
  let changed = (): void => {};
  const steps = createSteps(() => changed());
  const runs = createRuns();
  let heard: (call: Heard, answer: string) => void = () => {};

  return {
    runs,
    steps,
    /** Every call of Slack's API. */
    heard: (call: Heard, answer: string): void => heard(call, answer),
    open: ({ slack, database, queue, keys, putEvent, client, tableName, store, runSchedule }: Surroundings) => {
      const settings = readSettings(processEnvironment(), ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND"]);
      const calls = createSlackCalls({ url: slack.url, token: settings.SLACK_BOT_TOKEN });
      const [signingSecret] = settings.SLACK_SIGNING_SECRET;
      const bot = `http://127.0.0.1:${port}`;
      const desk = createDesk({ responseBase: settings.SLACK_RESPONSE_URL_BASE, post: (message) => calls.call("chat.postMessage", message), changed: () => changed() });
      const secretOf = (provider: string): string => readConnections(processEnvironment(), Object.values(ciProviders)).find(({ name }) => name === provider)?.secrets[0] ?? "";
      const pipelines = createPipelines({ bot, secretOf, keys, putEvent, store, runs, steps });
      let reports = 0;

      const playground = createPlayground({
        port,
        clock,
        send: createSendSigned({ url: `${bot}/slack/events`, secret: new TextDecoder().decode(signingSecret) }),
        slack: calls,
        desk,
        steps,
        pipelines,
        command: settings.SLACK_COMMAND,
        runSchedule,
        items: async (channel) => {
          const query = { TableName: tableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: `TEAM#${channel}` } }, Limit: 500 };
          return ((await client.send(new QueryCommand(query))).Items ?? []).map((item) => unmarshall(item));
        },
        report: async (channel, log) => {
          reports += 1;
          const own: Sample = { id: `own-${reports}`, title: "Your own log", provider: "report", project: "your-log", job: "your log", category: "none", lines: log.split("\n") };
          return pipelines.fail(channel, own, 1);
        },
      });
      changed = playground.changed;

      heard = ({ method, params }, answer) => {
        desk.heard(method, params, answer);
        if (method === "chat.postMessage" || method === "chat.update") steps.posted({ text: params["text"] ?? "", blocks: params["blocks"] ?? "" });
        if (/^(chat|views|files|reactions)\.(?!generateTriggerId)/.test(method)) changed();
      };
      watchSurroundings({ steps, database, queue });
      // Answers at a response_url are no calls.
      const answers = new AbortController();
      const taking = (async () => {
        while (!answers.signal.aborted) {
          await desk.takeResponses(slack.proxy);
          await sleep(100, undefined, { ref: false });
        }
      })();
      return {
        handle: playground.handle,
        /** Hears of the deliveries that come to the bot. */
        watch: (api: Server): void => watchServer(api, ({ url = "" }, body) => (url.startsWith("/ci/") ? steps.take("received", body) : undefined)),
        stop: async (): Promise<void> => {
          answers.abort();
          playground.stop();
          await taking;
        },
      };
    },
  };
};

/** The steps of a delivery, seen by what the bot asks for. */
const watchSurroundings = ({ steps, database, queue }: Pick<Surroundings, "database" | "queue"> & { steps: ReturnType<typeof createSteps> }): void => {
  // What is queued was verified and read.
  watchServer(queue, ({ headers }, body) => {
    if (!String(headers["x-amz-target"]).startsWith("AmazonSQS.SendMessage")) return;
    steps.take("verified", body);
    return { answered: () => steps.take("queued", body) };
  });
  watchServer(database, ({ headers }, body) => {
    if (!String(headers["x-amz-target"]).endsWith("PutItem") || !body.includes('"SEEN#')) return;
    steps.take("diagnosed", body);
    return { answered: () => steps.take("recorded", body) };
  });
};
