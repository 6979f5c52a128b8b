import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Counts } from "./counts.ts";

/** Where they are; `direct`: the table itself, where nothing is counted. */
export type Addresses = { table: string; direct: string; slack: string; ci: string; queue: string };

export type Surroundings = {
  at: Addresses;
  /** What they were asked for since this was last called, and the messages that were put into the queue. */
  take: () => Promise<{ counts: Counts; sent: string[] }>;
  stop: () => void;
};

export const startSurroundings = async (): Promise<Surroundings> => {
  const child = fork(fileURLToPath(new URL("surroundings-process.ts", import.meta.url)), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const answer = async <T>(): Promise<T> => {
    const ended = new AbortController();
    const died = once(child, "exit", { signal: ended.signal }).then(([code]) => Promise.reject(new Error(`The surroundings ended with ${code}`)));
    try {
      const [message] = (await Promise.race([once(child, "message"), died])) as [T];
      return message;
    } finally {
      ended.abort();
      died.catch(() => {});
    }
  };
  const at = await answer<Addresses>();
  return {
    at,
    take: () => {
      const taken = answer<{ counts: Counts; sent: string[] }>();
      child.send("take");
      return taken;
    },
    stop: () => child.disconnect(),
  };
};

/** What the functions are set to in them. */
export const settingsIn = ({ table, slack, ci, queue }: Addresses): Record<string, string> => ({
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_LAMBDA_FUNCTION_NAME: "bench",
  METRICS_NAMESPACE: "bench",
  TABLE_NAME: "coveo-errors",
  DYNAMODB_ENDPOINT: table,
  QUEUE_URL: `${queue}/000000000000/coveo-error`,
  SLACK_SIGNING_SECRET: secrets.slack,
  SLACK_BOT_TOKEN: "xoxb-local",
  SLACK_API_URL: `${slack}/api/`,
  CI_WEBHOOK_SECRET: secrets.ci,
  GITHUB_TOKEN: "local-github-token",
  GITHUB_API_URL: `${ci}/github`,
  GITHUB_LOG_HOSTS: `localhost:${new URL(ci).port}`,
});

export const secrets = { slack: "bench-slack-signing-secret-0000000", ci: "bench-ci-webhook-secret-000000000" };
