import { expect, test } from "vitest";
import { UnavailableError } from "../../src/errors.ts";
import { tellingOfOutages } from "../../src/pipelines/telling-of-outages.ts";
import { createOperationsChannel } from "../support/operations-channel.ts";

const tell = async (error: Error, received: number) => {
  const { ports, messages } = createOperationsChannel();
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
