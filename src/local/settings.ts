import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatedProviders } from "./emulated-ci/registry.ts";

/** What the bot is started with where nothing else is set. */
export const localDefaults = (port: number): Record<string, string> => ({
  SLACK_SIGNING_SECRET: "local-slack-signing-secret-0000000",
  CI_WEBHOOK_SECRET: "local-ci-webhook-secret-000000000",
  SLACK_BOT_TOKEN: "xoxb-local",
  SLACK_API_URL: `http://127.0.0.1:${port + 1}/api/`,
  SLACK_RESPONSE_URL_BASE: `http://127.0.0.1:${port + 1}/response/`,
  DYNAMODB_ENDPOINT: `http://127.0.0.1:${port + 2}`,
  TABLE_NAME: "coveo-errors",
  ...Object.fromEntries([...emulatedProviders.values()].flatMap(({ name, settings }) => Object.entries(settings({ api: `http://127.0.0.1:${port + 3}/${name}`, storage: `localhost:${port + 3}` })))),
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});

const runningFile = (directory: string): string => join(directory, "running.json");

/** Tells the terminal command where the running bot's parts are. */
export const writeRunning = (directory: string, settings: Record<string, string>): void =>
  writeFileSync(runningFile(directory), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });

export const removeRunning = (directory: string): void => rmSync(runningFile(directory), { force: true });
