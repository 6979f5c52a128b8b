import { createDynamoClient } from "../../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { personToken } from "../../../src/local/emulated-slack.ts";
import { localDefaults } from "../../../src/local/settings.ts";
import { freePorts } from "../../surroundings/running-bot.ts";
import { ownerOf } from "./generate-runs.ts";
import { startLimitedSlack, type SlackCall } from "./limited-slack.ts";
import { logOf, providers, type Run } from "./loads.ts";
import { startLogApis } from "./log-apis.ts";
import { startPart } from "./start-part.ts";

export type BotUnderLoad = Awaited<ReturnType<typeof startBotUnderLoad>>;

/** The bot in two processes (what answers, what consumes the queue), its table and its Slack in a third, the CI providers in this one; some channels, each with its owner of projects. `spacing`: milliseconds between two messages that Slack takes in one channel. `stormGap`: the setting STORM_GAP. */
export const startBotUnderLoad = async ({ channels: count, spacing, stormGap }: { channels: number; spacing?: number; stormGap?: number }) => {
  const events: Record<string, number> = {};
  const heard = (line: string): void => {
    const name = /"message":"([\w-]+)"/.exec(line)?.[1];
    if (name === undefined) process.stderr.write(`${line}\n`);
    else events[name] = (events[name] ?? 0) + 1;
  };
  const port = await freePorts();
  const surroundings = await startPart("surroundings-process.ts", { PORT: String(port) }, heard);
  const slackUrl = `http://127.0.0.1:${port + 1}`;
  const runs = new Map<number, Run>();
  const logApis = await startLogApis((runId) => {
    const run = runs.get(runId);
    return run === undefined ? undefined : logOf(run.error);
  });
  const slack = spacing === undefined ? undefined : await startLimitedSlack(slackUrl, spacing);
  const settings = { ...localDefaults(port), ...logApis.settings, ...(slack === undefined ? {} : { SLACK_API_URL: `${slack.url}/api/` }), ...(stormGap === undefined ? {} : { STORM_GAP: String(stormGap) }) };
  const consuming = await startPart("consuming-process.ts", settings, heard);
  const answering = await startPart("answering-process.ts", { ...settings, QUEUE_URL: `http://127.0.0.1:${consuming.port}/000000000000/coveo-error` }, heard);
  const client = createDynamoClient({ region: "local", endpoint: `http://127.0.0.1:${port + 2}`, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 3, timeout: 5_000 });
  const store = createDynamoStore({ client, name: "coveo-errors", clock: () => new Date() });
  const callSlack = async (method: string, fields: Record<string, unknown>, token = "xoxb-local"): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return (await (await fetch(`${slackUrl}/api/${method}`, { method: "POST", headers, body: JSON.stringify(fields) })).json()) as Record<string, unknown>;
  };
  const channels: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { channel } = (await callSlack("conversations.create", { name: `team-${number}` }, personToken)) as { channel?: { id?: string } };
    if (channel?.id === undefined) throw new Error("the emulated Slack made no channel");
    channels.push(channel.id);
    for (const connection of providers) await store.putLink({ connection, projects: `${ownerOf(number)}/*`, team: channel.id, branches: [], workflows: [], post: "all" });
  }

  return {
    answering,
    consuming,
    client,
    channels,
    callSlack,
    calls: slack?.calls ?? ([] as readonly SlackCall[]),
    /** How often each was logged. */
    events: events as Readonly<Record<string, number>>,
    /** From then on the providers tell of these. */
    add: (more: readonly Run[]): void => more.forEach((run) => runs.set(run.runId, run)),
    /** Waits until no more than `few` messages are in the queue, or its patience ends; gives how many are left. */
    settle: async (seconds: number, few = 0): Promise<number> => {
      const end = performance.now() + seconds * 1_000;
      for (;;) {
        const { waiting } = await consuming.ask("queue");
        if (waiting <= few || performance.now() > end) return waiting;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    stop: async (): Promise<void> => {
      client.destroy();
      await answering.stop();
      await consuming.stop();
      await slack?.close();
      await logApis.close();
      await surroundings.stop();
    },
  };
};
