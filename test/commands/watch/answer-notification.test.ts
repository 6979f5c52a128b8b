import { beforeEach, describe, expect, test } from "vitest";
import { find } from "../../../src/catalog/find.ts";
import { answerNotification, type NotificationPorts } from "../../../src/commands/watch/answer-notification.ts";
import { explainFailure } from "../../../src/pipelines/explain-failure.ts";
import type { FailedRun } from "../../../src/pipelines/failed-run.ts";
import { unread } from "../../../src/pipelines/reading.ts";
import type { SlackWork } from "../../../src/pipelines/queue-message.ts";
import type { FindRun } from "../../../src/ports/find-run.ts";
import { aLink, aRun } from "../../adapters/store-contract.ts";
import { crashAt, Ended, type Moment } from "../../support/crash-at.ts";
import { createWorld, jobLog, type World } from "../../support/create-world.ts";
import { statusLine } from "../../support/fail-and-pass.ts";

const team = "C000000001";
const notice = "77.7";
const error = "push/412/SOURCE_DOES_NOT_EXIST";

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.ports.store.putLink(aLink(team));
});

type Told = Awaited<ReturnType<FindRun>>;

/** `said`: what the notification says itself. */
const portsOf = (of: World, { said = "", run = aRun(), read }: { said?: string; run?: FailedRun; read?: Told } = {}): NotificationPorts => {
  const { project, ...rest } = run;
  const reading = { ...unread, ...rest, outcome: "failed" as const, acts: true, project: project.name, projectId: project.key };
  return {
    ...of.ports,
    find,
    files: { openFile: () => Promise.reject(new Error("no file is there")) },
    findRun: async () => read ?? { kind: "read", reading },
    reader: { readSaid: async () => ({ kind: "said", said: { text: said, files: [], moreFiles: 0 } }) },
    command: "/coveo-error",
  };
};
const work = (changes: Partial<SlackWork<"notification">> = {}): SlackWork<"notification"> => {
  const { project, runId } = aRun();
  return { version: 1, kind: "slack", work: "notification", correlationId: "c", channel: team, ts: notice, run: { connection: project.connection, name: project.name, runId, attempt: null }, ...changes };
};
const places = (of = world) => of.messages.map(({ threadTs }) => threadTs ?? "channel");

describe("a notification", () => {
  test("that comes before the webhook has the run's one reply in its thread, counted once", async () => {
    await answerNotification(portsOf(world), work());
    await answerNotification(portsOf(world), work());
    await explainFailure(world.ports, aRun());
    expect(places()).toEqual([notice]);
    expect(await world.counted()).toHaveLength(1);
  });

  test("that comes after the webhook is left alone", async () => {
    await explainFailure(world.ports, aRun());
    await answerNotification(portsOf(world, { said: jobLog }), work());
    expect(places()).toEqual(["channel"]);
  });

  test("of a run that repeats what a message of ours tells is answered in its own thread, and counted there", async () => {
    await explainFailure(world.ports, aRun({ runId: "1", occurredAt: "2026-11-20T09:50:00.000Z" }));
    await answerNotification(portsOf(world), work());
    expect(places()).toEqual(["channel", notice]);
    expect(statusLine(world.messages[0])).toMatch(/^\*2nd time\* since 09:50/);
  });

  test("does not keep the next failure from a message of its own", async () => {
    await answerNotification(portsOf(world), work());
    await explainFailure(world.ports, aRun({ runId: "5", occurredAt: "2026-11-20T09:59:30.000Z" }));
    expect(places()).toEqual([notice, "channel"]);
  });

  test.each<[string, Told]>([
    ["cannot be asked for", { kind: "cannot-tell" }],
    ["cannot be read", { kind: "unavailable", reason: "the token lacks a scope" }],
  ])("of a run that %s is answered by what it says itself, and the webhook that comes later tells it no more, but counts it", async (_, read) => {
    await answerNotification(portsOf(world, { said: jobLog, read }), work());
    await answerNotification(portsOf(world, { said: jobLog, read }), work({ ts: "88.8" }));
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "explained", errorIds: [error], told: { as: "thread" } });
    expect(places()).toEqual([notice]);
    expect(await world.counted()).toHaveLength(1);
  });

  test("of one attempt does not silence the next", async () => {
    await answerNotification(portsOf(world, { said: jobLog, read: { kind: "cannot-tell" } }), work());
    await explainFailure(world.ports, aRun({ attempt: 2 }));
    expect(places()).toEqual([notice, "channel"]);
  });

  test("of a run that another channel has is answered by its own text only", async () => {
    const elsewhere = work({ channel: "C000000002" });
    await answerNotification(portsOf(world), elsewhere);
    expect(world.messages).toEqual([]);
    await answerNotification(portsOf(world, { said: jobLog }), elsewhere);
    expect(world.messages.map(({ channel }) => channel)).toEqual(["C000000002"]);
    expect(await world.counted()).toEqual([]);
  });

  const underWay: Told = { kind: "read", underWay: true, reading: { ...unread, outcome: "failed", acts: true, project: aRun().project.name, projectId: aRun().project.key, runId: aRun().runId, attempt: 1 } };

  test("that a step of its run posted is answered when the run has ended", async () => {
    const soon = work({ ts: String(world.ports.clock().getTime() / 1000) });
    await expect(answerNotification(portsOf(world, { said: jobLog, read: underWay }), soon)).rejects.toMatchObject({ name: "UnavailableError", retryAfter: 20 });
    expect(world.messages).toEqual([]);
    world.pass(20);
    await answerNotification(portsOf(world), soon);
    expect(places()).toEqual([soon.ts]);
    expect(await world.counted()).toHaveLength(1);
  });

  test("of a run that goes on for long is answered by what it says itself", async () => {
    const posted = work({ ts: String(world.ports.clock().getTime() / 1000) });
    world.pass(601);
    await answerNotification(portsOf(world, { said: jobLog, read: underWay }), posted);
    expect(places()).toEqual([posted.ts]);
    expect(await world.counted()).toEqual([]);
  });

  test("with words that prove nothing is left alone", async () => {
    await answerNotification(portsOf(world, { said: "429 TOO_MANY requests, daily limit?" }), work({ run: null }));
    expect(world.messages).toEqual([]);
  });

  test("of a project whose link posts nothing is counted only", async () => {
    await world.ports.store.putLink({ ...aLink(team), post: "never" });
    await answerNotification(portsOf(world), work());
    expect(world.messages).toEqual([]);
    expect(await world.counted()).toHaveLength(1);
  });

  test("is answered once and counted once, wherever the consumer ends, and whatever the webhook does then", async () => {
    const mortal = (of: World, fatal: number, moment: Moment) => crashAt(portsOf(of), ["store", "logs", "messenger", "reader"], { fatal, moment });
    const whole = mortal(world, 0, "before");
    await answerNotification(whole.ports, work());
    expect(whole.calls()).toBeGreaterThan(8);
    for (let fatal = 1; fatal <= whole.calls(); fatal += 1) {
      for (const moment of ["before", "after"] as const) {
        for (const webhookFirst of [true, false]) {
          const fresh = createWorld();
          await fresh.ports.store.putLink(aLink(team));
          await expect(answerNotification(mortal(fresh, fatal, moment).ports, work())).rejects.toThrow(Ended);
          fresh.pass(15);
          if (webhookFirst) await explainFailure(fresh.ports, aRun());
          await answerNotification(portsOf(fresh), work());
          if (!webhookFirst) await explainFailure(fresh.ports, aRun());
          expect({ fatal, moment, webhookFirst, messages: fresh.messages.length, counted: (await fresh.counted()).length }).toEqual({ fatal, moment, webhookFirst, messages: 1, counted: 1 });
        }
      }
    }
  });
});
