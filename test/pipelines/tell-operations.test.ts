import { expect, test } from "vitest";
import { UnavailableError } from "../../src/errors.ts";
import { tellOperations } from "../../src/pipelines/tell-operations.ts";
import { crashAt, Ended, type Moment } from "../support/crash-at.ts";
import { createWorld } from "../support/create-world.ts";

const notice = { connection: "jenkins", reason: "the token was refused (401)" };
const moments: Moment[] = ["before", "after"];

test("whoever runs the bot is told once a day and connection", async () => {
  const { ports, messages, pass } = createWorld();
  for (let times = 0; times < 3; times += 1) await tellOperations(ports, notice);
  await tellOperations(ports, { ...notice, connection: "gitlab" });
  pass(86_400);
  await tellOperations(ports, notice);
  expect(messages.map(({ channel, text }) => `${channel} ${text.slice(0, 16)}`)).toEqual(["C000000042 Logs of jenkins ", "C000000042 Logs of gitlab c", "C000000042 Logs of jenkins "]);
});

test("a process that ends at any call, or an answer of the table's or Slack's that is lost, neither silences the notice nor doubles it", async () => {
  const whole = createWorld();
  const counter = crashAt(whole.ports, ["store", "messenger"], { fatal: 0 });
  await tellOperations(counter.ports, notice);
  expect(counter.calls()).toBeGreaterThanOrEqual(2);
  for (let fatal = 1; fatal <= counter.calls(); fatal += 1) {
    for (const moment of moments) {
      const world = createWorld();
      await expect(tellOperations(crashAt(world.ports, ["store", "messenger"], { fatal, moment }).ports, notice)).rejects.toThrow(Ended);
      world.pass(15);
      await tellOperations(world.ports, notice);
      expect({ fatal, moment, told: world.messages.length }).toEqual({ fatal, moment, told: 1 });
    }
  }
});

test("where Slack asks to wait, it is told when it is tried again", async () => {
  const { ports, messages, slack } = createWorld();
  slack.answers.push({ kind: "wait", seconds: 3 });
  await expect(tellOperations(ports, notice)).rejects.toThrow(UnavailableError);
  await tellOperations(ports, notice);
  expect(messages).toHaveLength(1);
});

test("a channel that refuses it keeps nobody from their work", async () => {
  const { ports, messages, slack } = createWorld();
  slack.answers.push({ kind: "refused", reason: "not_in_channel" });
  await tellOperations(ports, notice);
  expect(messages).toEqual([]);
});
