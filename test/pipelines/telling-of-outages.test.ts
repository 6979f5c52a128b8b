import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { UnavailableError } from "../../src/errors.ts";
import { tellingOfOutages } from "../../src/pipelines/telling-of-outages.ts";

const clock = () => new Date("2026-11-20T10:00:00Z");

const tell = async (error: Error, received: number) => {
  const messages: string[] = [];
  const ports = {
    store: createMemoryStore({ clock }),
    messenger: {
      send: async ({ message }: { message: { text: string } }) => {
        messages.push(message.text);
        return { kind: "posted" as const, ts: "1" };
      },
      findPosted: async () => undefined,
    },
    operationsChannel: "C000000042",
    clock,
    log: () => {},
  };
  await expect(tellingOfOutages(ports, "jenkins", received, () => Promise.reject(error))).rejects.toBe(error);
  return messages;
};

const down = new UnavailableError("jenkins", "ci.acme.example did not answer");

test("a CI that still does not answer at the fifth try is told, and the fault goes on", async () => {
  expect(await tell(down, 5)).toEqual(["Logs of jenkins cannot be read: ci.acme.example did not answer."]);
});

test("a fault that may pass yet, one of Slack's, and one of our own are not told", async () => {
  expect(await tell(down, 4)).toEqual([]);
  expect(await tell(new UnavailableError("slack", "Slack did not do it"), 9)).toEqual([]);
  expect(await tell(new TypeError("ours"), 9)).toEqual([]);
});
