import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Context } from "aws-lambda";
import { loadHandler } from "../../src/local/load-handler.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { startSsm } from "../support/fake-ssm.ts";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";

const secrets = { old: "the-old-secret-of-more-than-32-characters", new: "the-new-secret-of-more-than-32-characters" };
const ssm = await startSsm({ accessKeyId: "local", secretAccessKey: "local" });
const queue = await startQueue();
Object.assign(process.env, {
  SSM_PATH: "/coveo-error/test/common,/coveo-error/test/slack,/coveo-error/test/bot,/coveo-error/test/webhooks",
  SSM_ENDPOINT: ssm.url,
  QUEUE_URL: queue.url,
  // Nobody listens there: the answer comes without the count.
  DYNAMODB_ENDPOINT: "http://127.0.0.1:9",
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});
afterAll(async () => {
  await ssm.close();
  await queue.close();
});
beforeEach(() => {
  vi.resetModules();
  ssm.asked.length = 0;
  ssm.state.denied = [];
  ssm.parameters.clear();
  put("slack/SLACK_SIGNING_SECRET", secrets.old);
  put("bot/SLACK_BOT_TOKEN", "xoxb-from-ssm");
  put("webhooks/GITHUB_WEBHOOK_SECRET", secrets.old);
});

const put = (name: string, value: string) => ssm.parameters.set(`/coveo-error/test/${name}`, value);

type Send = (secret: string) => Promise<number>;
const requests: { name: string; handler: string; parameter: string; event: (secret: string) => object; accepted: number }[] = [
  {
    name: "slack",
    handler: "handlers/slack.handler",
    parameter: "slack/SLACK_SIGNING_SECRET",
    event: (secret) => {
      const body = commandBody("429");
      return { headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, secret) }, body, isBase64Encoded: false };
    },
    accepted: 200,
  },
  {
    name: "ci-webhook",
    handler: "handlers/ci-webhook.handler",
    parameter: "webhooks/GITHUB_WEBHOOK_SECRET",
    event: (secret) => {
      const body = workflowRunBody();
      return { routeKey: "POST /ci/{provider}", pathParameters: { provider: "github" }, headers: githubHeaders(body, secret), body, isBase64Encoded: false };
    },
    accepted: 202,
  },
];

describe.each(requests)("the $name function", ({ handler, parameter, event, accepted }) => {
  const load = async (): Promise<Send> => {
    const handle = await loadHandler(handler);
    return async (secret) => ((await handle(event(secret), { awsRequestId: "1" } as Context)) as { statusCode: number }).statusCode;
  };
  /** The reads of the function's four paths. */
  const reads = (): number => ssm.asked.length / 4;

  test("has its secrets from SSM, read once at start", async () => {
    const send = await load();
    expect(reads()).toBe(1);
    expect(await send(secrets.old)).toBe(accepted);
    expect(await send(secrets.old)).toBe(accepted);
    expect(reads()).toBe(1);
  });

  test("takes what is signed with a new secret without a restart", async () => {
    const send = await load();
    expect(await send(secrets.old)).toBe(accepted);
    put(parameter, `${secrets.new},${secrets.old}`);
    expect(await send(secrets.new)).toBe(accepted);
    expect(await send(secrets.old)).toBe(accepted);
    expect(reads()).toBe(2);
  });

  test("reads its secrets once more, however many forged requests come", async () => {
    const send = await load();
    const answers = new Set<number>();
    for (let forged = 0; forged < 30; forged += 1) answers.add(await send(`${secrets.new}-${forged}`));
    expect([...answers]).toEqual([401]);
    expect(reads()).toBe(2);
  });

  test("does not start with a short secret, and names its parameter and no value", async () => {
    put(parameter, "hunter2");
    await expect(load()).rejects.toThrow(`must have 32 characters or more. They are environment variables; the README lists them. Here they may be parameters of SSM: /coveo-error/test/${parameter}.`);
    await expect(load()).rejects.not.toThrow("hunter2");
  });

  test("does not start where it may not read, and says what it lacks", async () => {
    ssm.state.denied = ["/coveo-error/test/bot"];
    await expect(load()).rejects.toThrow("may not read the parameters below /coveo-error/test/bot");
  });
});

test("a function whose parameter is missing does not start, and names where it may be put", async () => {
  ssm.parameters.delete("/coveo-error/test/slack/SLACK_SIGNING_SECRET");
  await expect(loadHandler("handlers/slack.handler")).rejects.toThrow(/SLACK_SIGNING_SECRET is missing.*\/coveo-error\/test\/common\/SLACK_SIGNING_SECRET or \/coveo-error\/test\/slack\/SLACK_SIGNING_SECRET/);
});

test("a parameter takes the place of an environment variable", async () => {
  process.env["GITHUB_WEBHOOK_SECRET"] = secrets.new;
  const handle = await loadHandler("handlers/ci-webhook.handler");
  delete process.env["GITHUB_WEBHOOK_SECRET"];
  const status = async (secret: string) => ((await handle(requests[1]?.event(secret), {} as Context)) as { statusCode: number }).statusCode;
  expect(await status(secrets.old)).toBe(202);
  expect(await status(secrets.new)).toBe(401);
});
