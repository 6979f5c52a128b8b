import type { SQSRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { consumeBatch } from "../../../src/adapters/lambda/consume-batch.ts";
import { MessageHeldError, UnavailableError } from "../../../src/errors.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { aRun } from "../store-contract.ts";

const message = (runId: string): QueueMessage => ({ version: 1, kind: "failure", correlationId: "c", ...aRun({ runId }) });

const record = (id: string, body: string, received = 1): SQSRecord =>
  ({ messageId: id, receiptHandle: `receipt-${id}`, body, attributes: { ApproximateReceiveCount: String(received) } }) as SQSRecord;

const consume = async (records: SQSRecord[], faults: Record<string, unknown> = {}, random = () => 0) => {
  const handled: string[] = [];
  const postponed: [string, number][] = [];
  const ports = {
    handle: async (message: QueueMessage) => {
      const runId = message.kind === "failure" ? message.runId : message.kind;
      handled.push(runId);
      if (runId in faults) throw faults[runId];
    },
    postpone: async (receipt: string, seconds: number) => {
      postponed.push([receipt, seconds]);
    },
    log: () => {},
    random,
  };
  const { batchItemFailures } = await consumeBatch(ports, { Records: records });
  return { handled, postponed, failed: batchItemFailures.map((failure) => failure.itemIdentifier) };
};

const bodies = (...ids: string[]) => ids.map((id) => record(id, JSON.stringify(message(id))));

test("a record that fails is reported back alone, the others are done", async () => {
  expect(await consume(bodies("1", "2", "3"), { "2": new Error("no") })).toMatchObject({ handled: ["1", "2", "3"], failed: ["2"] });
});

test("whatever is thrown, an Error or not, fails its record only", async () => {
  expect(await consume(bodies("1", "2"), { "1": "a text" })).toMatchObject({ handled: ["1", "2"], failed: ["1"] });
});

test.each([
  ["no JSON", "{"],
  ["another version", JSON.stringify({ ...message("1"), version: 2 })],
  ["another kind", JSON.stringify({ ...message("1"), kind: "party" })],
  ["a message without its run", JSON.stringify({ ...message("1"), runId: "" })],
])("%s is reported back, and ends in the dead-letter queue", async (_, body) => {
  expect(await consume([record("1", body)])).toMatchObject({ handled: [], failed: ["1"] });
});

test("a failed record comes back when it can succeed: as asked, else after a growing pause of fifteen minutes at most", async () => {
  const faults = { "1": new UnavailableError("slack", "wait", { retryAfter: 17 }), "2": new MessageHeldError(9), "3": new Error("no"), "4": new Error("no") };
  const records = [...bodies("1", "2"), record("3", JSON.stringify(message("3")), 3), record("4", JSON.stringify(message("4")), 10)];
  expect((await consume(records, faults)).postponed).toEqual([
    ["receipt-1", 17],
    ["receipt-2", 2],
    ["receipt-3", 8],
    ["receipt-4", 900],
  ]);
});

test("one that is asked again and again to come back in a second comes back later each time: its tries outlast what is in its way", async () => {
  const faults = { "1": new UnavailableError("slack", "wait", { retryAfter: 1 }), "2": new MessageHeldError(2) };
  const records = [record("1", JSON.stringify(message("1")), 6), record("2", JSON.stringify(message("2")), 12)];
  expect((await consume(records, faults, () => 1)).postponed).toEqual([
    ["receipt-1", 64],
    ["receipt-2", 900],
  ]);
});

test("what a busy channel refused comes back spread over time: each gets its turn before its tries are used up", async () => {
  const waiting = Array.from({ length: 40 }, (_, at) => ({ id: String(at), at: 0, received: 0 }));
  let freeAt = 0;
  let posted = 0;
  for (let now = 0; now < 3_600; now += 1) {
    for (const each of waiting.filter(({ at }) => at === now)) {
      each.received += 1;
      // One message a second: whoever comes first.
      if (freeAt <= now) {
        freeAt = now + 1;
        posted += 1;
        continue;
      }
      const { postponed } = await consume([record(each.id, JSON.stringify(message(each.id)), each.received)], { [each.id]: new UnavailableError("slack", "wait", { retryAfter: 1 }) }, Math.random);
      each.at = now + (postponed[0]?.[1] ?? 0);
    }
  }
  expect(posted).toBe(40);
  expect(Math.max(...waiting.map(({ received }) => received))).toBeLessThan(15);
});

test("what waits for another to post comes back soon, and when that one is given up at the latest", async () => {
  const postponed = async (received: number, left: number) => (await consume([record("1", JSON.stringify(message("1")), received)], { "1": new MessageHeldError(left) })).postponed[0]?.[1];
  expect([await postponed(1, 15), await postponed(2, 13), await postponed(3, 9), await postponed(4, 1)]).toEqual([2, 4, 8, 1]);
});

test("a longer time that is named to many at once is the earliest of theirs, not the time of all", async () => {
  const postponed = async (random: number) => (await consume(bodies("1"), { "1": new UnavailableError("slack", "wait", { retryAfter: 40 }) }, () => random)).postponed[0]?.[1];
  expect([await postponed(0), await postponed(1)]).toEqual([40, 50]);
});

test("half of a character, which JSON may hold, is handed over as the sign for it", async () => {
  expect(await consume(bodies("1\ud800"))).toEqual({ handled: ["1\ufffd"], postponed: [], failed: [] });
});

test("where it cannot be put off, the batch is answered all the same", async () => {
  const ports = { handle: () => Promise.reject(new Error("no")), postpone: () => Promise.reject(new Error("sqs is down")), log: () => {} };
  expect(await consumeBatch(ports, { Records: bodies("1") })).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
});
