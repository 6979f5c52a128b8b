import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createInProcessQueue } from "../../src/local/in-process-queue.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const nothingFailed: SQSBatchResponse = { batchItemFailures: [] };

const create = (consume: (event: SQSEvent) => Promise<SQSBatchResponse>) => {
  const events: SQSEvent[] = [];
  const queue = createInProcessQueue({
    consume: async (event) => {
      events.push(structuredClone(event));
      return consume(event);
    },
    batchSize: 2,
    visibilityTimeout: 30,
    maxReceiveCount: 3,
  });
  return { queue, events, bodies: () => events.map((event) => event.Records.map((record) => record.body)) };
};

describe("the in-process queue", () => {
  test("delivers in batches, each message once when it is done", async () => {
    const { queue, bodies } = create(async () => nothingFailed);
    for (const body of ["a", "b", "c"]) queue.send(body);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(bodies()).toEqual([["a", "b"], ["c"]]);
  });

  test("brings back after the visibility time-out what failed, and only that", async () => {
    const { queue, bodies } = create(async ({ Records }) => ({
      batchItemFailures: Records.filter((record) => record.body === "b" && record.attributes.ApproximateReceiveCount === "1").map((record) => ({ itemIdentifier: record.messageId })),
    }));
    for (const body of ["a", "b"]) queue.send(body);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(bodies()).toEqual([["a", "b"]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bodies()).toEqual([["a", "b"], ["b"]]);
  });

  test("brings back the whole batch when its consumer throws", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    let calls = 0;
    const { queue, bodies } = create(async () => {
      calls += 1;
      if (calls === 1) throw new Error("ended");
      return nothingFailed;
    });
    for (const body of ["a", "b"]) queue.send(body);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(bodies()).toEqual([["a", "b"], ["a", "b"]]);
  });

  test("brings a postponed message back when its time has come", async () => {
    const { queue, events } = create(async ({ Records }) => {
      const [record] = Records;
      if (record?.attributes.ApproximateReceiveCount !== "1") return nothingFailed;
      expect(queue.postpone(record.receiptHandle, 5)).toBe(true);
      return { batchItemFailures: [{ itemIdentifier: record.messageId }] };
    });
    queue.send("a");
    await vi.advanceTimersByTimeAsync(4_900);
    expect(events).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(events).toHaveLength(2);
    expect(queue.postpone("a receipt of nothing", 5)).toBe(false);
  });

  test("hands over no sooner than after so many seconds what is sent for later", async () => {
    const { queue, bodies } = create(async () => nothingFailed);
    queue.send("a", 20);
    queue.send("b");
    await vi.advanceTimersByTimeAsync(19_999);
    expect(bodies()).toEqual([["b"]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(bodies()).toEqual([["b"], ["a"]]);
  });

  test("puts aside what was received too often", async () => {
    const { queue, events } = create(async ({ Records }) => ({ batchItemFailures: Records.map((record) => ({ itemIdentifier: record.messageId })) }));
    queue.send("a");
    await vi.advanceTimersByTimeAsync(600_000);
    expect(events.map((event) => event.Records[0]?.attributes.ApproximateReceiveCount)).toEqual(["1", "2", "3"]);
    expect(queue.deadLetters).toEqual(["a"]);
  });

  test("takes no more work once it is stopped", async () => {
    const { queue, events } = create(async () => nothingFailed);
    queue.send("a");
    await queue.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toEqual([]);
  });
});
