import { githubSample } from "../../../src/local/samples/github-sample.ts";
import { close, listen } from "../../../src/local/listen.ts";
import { githubHeaders, workflowRunBody } from "../../surroundings/github-delivery.ts";
import { ciSecret, eventually, freePorts, startBot, temporaryDirectory } from "../../surroundings/running-bot.ts";
import { createGithubApi } from "../surroundings/github-api.ts";
import { addressOf, noteCalls, startTimedProxy, type Call } from "./timed-proxy.ts";

export const steps = ["received: until the provider has its 202", "queued: until the consumer asks the table", "until the first call of the CI", "the log fetched", "diagnosed and recorded, until Slack is asked", "posted: until Slack has answered"] as const;

/** In milliseconds, a figure a round for each of the steps, and for all of them together. */
export type WebhookTimes = { steps: number[][]; together: number[] };

/** Failed runs, one after another, on the whole local bot in a process of its own; what it asks of its surroundings goes through here and is timed. */
export const benchWebhook = async ({ rounds }: { rounds: number }): Promise<WebhookTimes> => {
  const port = await freePorts();
  const calls: Call[] = [];
  const note = (call: Call): void => void calls.push(call);
  const table = await startTimedProxy(`http://127.0.0.1:${port + 2}`, "table", note);
  const slack = await startTimedProxy(`http://127.0.0.1:${port + 1}`, "slack", note);
  const ci = createGithubApi(() => {});
  noteCalls(ci, "ci", note);
  await listen(ci, 0, "the bench");
  const directory = temporaryDirectory();
  const ciUrl = addressOf(ci);
  const bot = await startBot({ directory: directory.path, port, env: { DYNAMODB_ENDPOINT: table.url, SLACK_API_URL: `${slack.url}/api/`, GITHUB_API_URL: `${ciUrl}/github`, GITHUB_LOG_HOSTS: `localhost:${new URL(ciUrl).port}` } });
  try {
    const times: WebhookTimes = { steps: steps.map(() => []), together: [] };
    for (let round = -3; round < rounds; round += 1) {
      const handled = (): number => bot.output().split("failure-handled").length - 1;
      const before = handled();
      calls.length = 0;
      const sent = performance.now();
      await deliver(bot.url("/ci/github"), 1004 + round);
      const accepted = performance.now();
      await eventually(async () => handled(), (now) => now > before, 30_000).catch((cause: unknown) => {
        throw new Error(`The run was not handled. The bot said: ${bot.output().slice(-2_000)}`, { cause });
      });
      if (round < 0) continue;
      const marks = [sent, accepted, ...marksOf(calls, sent)];
      for (let at = 1; at < marks.length; at += 1) times.steps[at - 1]?.push(Math.max((marks[at] ?? 0) - (marks[at - 1] ?? 0), 0));
      times.together.push((marks.at(-1) ?? 0) - sent);
    }
    return times;
  } finally {
    await bot.stop();
    await Promise.all([table.close(), slack.close(), close(ci)]);
    directory.remove();
  }
};

/** When the consumer first asked the table, when it first asked the CI and had its last answer, and when Slack was asked to post and had answered. */
const marksOf = (calls: readonly Call[], sent: number): number[] => {
  const ci = calls.filter(({ to }) => to === "ci");
  const table = calls.filter(({ to, from }) => to === "table" && from > sent).toSorted((a, b) => a.from - b.from);
  const post = calls.find(({ what }) => what.includes("chat.postMessage"));
  const [begun, asked] = [table[0], ci[0]];
  if (begun === undefined || asked === undefined || post === undefined) throw new Error(`The run was not told: ${JSON.stringify(calls.map(({ to, what }) => [to, what]))}`);
  return [begun.from, asked.from, Math.max(...ci.map(({ until }) => until)), post.from, post.until];
};

/** Each on a branch of its own and an hour from the others, so that each gets a message of its own. */
const deliver = async (url: string, runId: number): Promise<void> => {
  const updatedAt = new Date(Date.now() - (runId - 1000) * 3_600_000).toISOString();
  const body = workflowRunBody({ runId, repository: githubSample.repository, updatedAt }).replace('"head_branch":"main"', `"head_branch":"branch-${runId}"`);
  const answer = await fetch(url, { method: "POST", headers: githubHeaders(body, ciSecret), body });
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`The delivery was answered with ${answer.status}`);
};
