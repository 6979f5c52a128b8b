import { expect, test } from "vitest";
import { lookUpsOnce } from "../../src/commands/look-ups-once.ts";
import type { QueueMessage } from "../../src/pipelines/queue-message.ts";

const message = (work: "flag" | "look-up", correlationId: string): QueueMessage => ({ version: 1, kind: "slack", work, correlationId, team: "C000000001", errorId: "push/413", occurredAt: "2026-11-20T10:00:00.000Z" });

const start = () => {
  const taken: string[] = [];
  const state = { down: false };
  const queue = lookUpsOnce({
    send: async ({ correlationId }: QueueMessage) => {
      if (state.down) throw new Error("down");
      taken.push(correlationId);
    },
  });
  return { taken, state, queue };
};

test("a look-up to be counted is sent once, whoever asks for it again", async () => {
  const { taken, queue } = start();
  await Promise.all(["a", "a", "b"].map((id) => queue.send(message("look-up", id))));
  await queue.send(message("look-up", "a"));
  expect(taken).toEqual(["a", "b"]);
});

test("what is no look-up to be counted is sent each time", async () => {
  const { taken, queue } = start();
  await queue.send(message("flag", "a"));
  await queue.send(message("flag", "a"));
  expect(taken).toEqual(["a", "a"]);
});

test("a look-up that the queue did not take is sent again", async () => {
  const { taken, state, queue } = start();
  state.down = true;
  await expect(queue.send(message("look-up", "a"))).rejects.toThrow("down");
  state.down = false;
  await queue.send(message("look-up", "a"));
  expect(taken).toEqual(["a"]);
});
