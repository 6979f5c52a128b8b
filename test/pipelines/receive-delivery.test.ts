import { expect, test } from "vitest";
import type { FailureMessage } from "../../src/pipelines/queue-message.ts";
import { receiveDelivery } from "../../src/pipelines/receive-delivery.ts";
import { unread } from "../../src/pipelines/reading.ts";

const receive = async (log: string, redact: (text: string) => Promise<{ text: string; found: string[] }>) => {
  const queued: FailureMessage[] = [];
  const received = await receiveDelivery(
    {
      receivers: () => ({
        connection: "report",
        verify: async () => true,
        confirm: async () => false,
        read: () => ({ kind: "read", reading: { ...unread, outcome: "failed", acts: true, project: "p", runId: "1", log } }),
        speaksFor: () => true,
        ownUrl: () => null,
      }),
      queue: {
        send: async (message) => {
          if (message.kind === "failure") queued.push(message);
        },
      },
      clock: () => new Date("2026-11-20T10:00:00Z"),
      log: () => {},
      newId: () => "c",
      redact,
    },
    { provider: "report", connection: "report" },
    { headers: {}, body: new Uint8Array() },
  );
  return { received, queued };
};

test("a reported log is queued redacted, and no longer than 100,000 bytes", async () => {
  const { queued } = await receive("a s3cret é\n".repeat(50_000), async (text) => ({ text: text.replaceAll("s3cret", "[redacted]"), found: [] }));
  expect(queued[0]?.log).toContain("a [redacted] é");
  expect(queued[0]?.log).not.toContain("s3cret");
  expect(new TextEncoder().encode(queued[0]?.log).length).toBeLessThanOrEqual(100_000);
});

test("a reported log in which a secret would be left is refused, and not queued", async () => {
  const { received, queued } = await receive("x", () => Promise.reject(new Error("left")));
  expect(received).toEqual({ kind: "malformed", message: "its log holds secrets that could not be hidden" });
  expect(queued).toEqual([]);
});
