import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSqsQueue } from "../../../src/adapters/sqs/create-sqs-queue.ts";
import { createInProcessQueue, type InProcessQueue } from "../../../src/local/in-process-queue.ts";
import { close, listen } from "../../../src/local/listen.ts";
import { createSqsEndpoint } from "../../../src/local/sqs-endpoint.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { eventually } from "../../../infra/surroundings/running-bot.ts";
import { aRun } from "../store-contract.ts";

const message = (at: number): QueueMessage => ({ version: 1, kind: "failure", correlationId: String(at), ...aRun() });
const messages = (count: number) => Array.from({ length: count }, (_, at) => message(at));

const queueAt = (server: ReturnType<typeof createServer>) =>
  createSqsQueue({
    queueUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/000000000000/coveo-error`,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

describe("many messages", () => {
  const taken: string[] = [];
  let inProcess: InProcessQueue;
  let local: ReturnType<typeof createServer>;
  beforeEach(async () => {
    taken.splice(0);
    inProcess = createInProcessQueue({
      consume: async ({ Records }) => {
        taken.push(...Records.map(({ body }) => (JSON.parse(body) as { correlationId: string }).correlationId));
        return { batchItemFailures: [] };
      },
      batchSize: 10,
      visibilityTimeout: 30,
      maxReceiveCount: 3,
    });
    local = createSqsEndpoint(() => inProcess);
    await listen(local, 0, "the test");
  });
  afterEach(async () => {
    await inProcess.stop();
    await close(local);
  });

  test("are each taken once by the local queue, however many", async () => {
    expect(await queueAt(local).sendAll(messages(123))).toEqual({ notSent: 0 });
    await eventually(async () => taken.length, (length) => length >= 123);
    expect(new Set(taken).size).toBe(123);
    expect(taken).toHaveLength(123);
  });

  test("none are sent as none", async () => {
    expect(await queueAt(local).sendAll([])).toEqual({ notSent: 0 });
    expect(taken).toEqual([]);
  });
});

describe("a queue that does not take all", () => {
  const batches: number[] = [];
  let atOnce = 0;
  let most = 0;
  let answer: (entries: { Id: string }[]) => { status: number; body: string };
  const server = createServer(async (request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { Entries } = JSON.parse(Buffer.concat(chunks).toString()) as { Entries: { Id: string; MessageBody: string }[] };
    batches.push(Entries.length);
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce -= 1;
    const { status, body } = answer(Entries);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(body);
  });
  beforeEach(async () => {
    batches.splice(0);
    most = 0;
    await listen(server, 0, "the test");
  });
  afterEach(() => close(server));

  test("is told of in numbers: those it names, and every one of a batch that it refuses", async () => {
    answer = (entries) =>
      entries.length === 10 ? { status: 200, body: JSON.stringify({ Successful: [], Failed: [{ Id: "3", Code: "InternalError", SenderFault: false }] }) } : { status: 400, body: "{}" };
    expect(await queueAt(server).sendAll(messages(25))).toEqual({ notSent: 1 + 1 + 5 });
  });

  test("is asked to put off those that may wait", async () => {
    const delays: unknown[] = [];
    answer = (entries) => {
      delays.push(...entries.map((entry) => (entry as { DelaySeconds?: number }).DelaySeconds));
      return { status: 200, body: '{"Successful":[]}' };
    };
    await queueAt(server).sendAll(messages(3), (at) => at * 7);
    expect(delays).toEqual([undefined, 7, 14]);
  });

  test("is sent no more than ten at a time, in five batches at once", async () => {
    answer = () => ({ status: 200, body: '{"Successful":[]}' });
    expect(await queueAt(server).sendAll(messages(205))).toEqual({ notSent: 0 });
    expect(batches.toSorted((a, b) => b - a)).toEqual([...Array.from({ length: 20 }, () => 10), 5]);
    expect(most).toBeLessThanOrEqual(5);
    expect(most).toBeGreaterThan(1);
  });
});
