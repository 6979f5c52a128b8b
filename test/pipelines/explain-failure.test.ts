import { beforeEach, describe, expect, test } from "vitest";
import { explainFailure, type ExplainPorts } from "../../src/pipelines/explain-failure.ts";
import type { RunKey } from "../../src/pipelines/failed-run.ts";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { crashAt, Ended, type Moment } from "../support/crash-at.ts";
import { createWorld, jobLog, type World } from "../support/create-world.ts";

const team = "C000000001";

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.ports.store.putLink(aLink(team));
});

describe("a failed run", () => {
  test("is explained in its team's channel and counted, with what it was pushing to", async () => {
    expect(await explainFailure(world.ports, aRun())).toEqual({ kind: "explained", errorIds: ["push/412/SOURCE_DOES_NOT_EXIST"], omittedJobs: 0, notPosted: null, told: { as: "own", channel: team, ts: "1" } });
    expect(world.messages).toEqual([{ channel: team, key: expect.any(String), ts: "1", text: "acme/catalog-loader failed: 412 SOURCE_DOES_NOT_EXIST (Push API)", blocks: expect.any(Array) }]);
    expect(await world.counted()).toMatchObject([
      { errorId: "push/412/SOURCE_DOES_NOT_EXIST", source: "pipeline", occurredAt: "2026-11-20T09:59:00.000Z", target: { organization: "acme4k2j", source: "acme4k2j-products" } },
    ]);
  });

  test("that is delivered again, with another time even, changes nothing, and its log is not fetched again", async () => {
    await explainFailure(world.ports, aRun());
    world.ports.logs.openLog = () => Promise.reject(new Error("fetched again"));
    await explainFailure(world.ports, aRun({ occurredAt: "2026-11-20T11:00:00.000Z" }));
    expect(world.messages).toHaveLength(1);
    expect(await world.counted()).toHaveLength(1);
  });

  test("is one occurrence though several of its jobs show the error, and its counts add up", async () => {
    world.jobs.push({ id: "2002", name: "push again", log: jobLog + jobLog });
    await explainFailure(world.ports, aRun());
    expect(await world.counted()).toHaveLength(1);
    expect(JSON.stringify(world.messages[0]?.blocks)).toContain("push, line 3, 3 times in all.");
  });

  test("whose jobs show it in different detail is one error, by its code", async () => {
    world.jobs.unshift({ id: "2000", name: "first", log: jobLog.split("\n").slice(0, 2).join("\n") });
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ errorIds: ["push/412/SOURCE_DOES_NOT_EXIST"] });
    expect(await world.counted()).toHaveLength(1);
  });

  test("that could not be read for want of a token is explained when it is delivered again once that is mended", async () => {
    const { failedJobs } = world.ports.logs;
    world.ports.logs.failedJobs = async () => ({ kind: "unavailable", reason: "the token was refused (401)", blame: "token" });
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "no-log", mendable: true });
    world.ports.logs.failedJobs = failedJobs;
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "explained" });
    expect(await world.ports.store.findRun(aRun())).toMatchObject({ outcome: { kind: "explained" } });
  });

  test("of another attempt is another occurrence, and another message", async () => {
    await explainFailure(world.ports, aRun());
    await explainFailure(world.ports, aRun({ attempt: 2 }));
    expect(world.messages).toHaveLength(2);
    expect(await world.counted()).toHaveLength(2);
  });

  test("with a code of Coveo's that the catalog does not have is noted by the code, and not posted", async () => {
    world.jobs[0] = { id: "2001", name: "push", log: jobLog.replace("SOURCE_DOES_NOT_EXIST", "SOURCE_IS_LOCKED").replace("HTTP/1.1 412 Precondition Failed\n", "") };
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "nothing-found" });
    expect(await world.ports.store.listUnknownCodes()).toMatchObject([{ code: "SOURCE_IS_LOCKED", count: 1 }]);
  });

  test("without a Coveo error is not posted, and what came of it is kept", async () => {
    world.jobs[0] = { id: "2001", name: "push", log: "npm error 404 Not Found\n" };
    await explainFailure(world.ports, aRun());
    expect(world.messages).toEqual([]);
    expect(await world.ports.store.findRun(aRun())).toMatchObject({ outcome: { kind: "nothing-found", reason: null } });
  });

  test.each([
    ["has expired", { kind: "unavailable" as const, reason: "it has expired (410)" }, "it has expired (410)"],
    ["is empty", "", "the log is empty"],
    ["is binary", "\0\u0001\u0002\0".repeat(500), "the log looks like binary data, not text"],
  ])("whose log %s is kept with its reason, and not tried for ever", async (_, log, reason) => {
    world.jobs[0] = { id: "2001", name: "push", log };
    expect(await explainFailure(world.ports, aRun())).toEqual({ kind: "no-log", reason, mendable: false });
    expect(await world.ports.store.findRun(aRun())).toMatchObject({ outcome: { kind: "no-log", reason } });
  });

  test("with one log of two that cannot be had is explained by the other, and says so", async () => {
    world.jobs.unshift({ id: "2000", name: "build", log: { kind: "unavailable", reason: "it has expired (410)" } });
    await explainFailure(world.ports, aRun());
    expect(JSON.stringify(world.messages[0]?.blocks)).toContain("A job's log could not be read: it has expired (410).");
  });

  test("with more than twenty failed jobs says how many were left out", async () => {
    for (let id = 3000; id < 3022; id += 1) world.jobs.push({ id: String(id), name: `job ${id}`, log: "" });
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ omittedJobs: 3 });
    expect(JSON.stringify(world.messages[0]?.blocks)).toContain("The logs of 3 more failed jobs were not read.");
  });

  test("whose error keeps coming back raises a flag after the reply, though its link says to post no reply", async () => {
    await world.ports.store.putLink(aLink(team, { post: "never" }));
    for (const runId of ["1", "2", "3", "4", "5", "5"]) await explainFailure(world.ports, aRun({ runId }));
    expect(world.messages.map(({ text }) => text)).toEqual([expect.stringMatching(/^Notice: 412 SOURCE_DOES_NOT_EXIST \(Push API\) keeps coming back: 5 times within 7 days/)]);
  });

  test("whose token is refused is told to whoever runs the bot, once a day and connection", async () => {
    world.ports.logs.failedJobs = async () => ({ kind: "unavailable", reason: "the token was refused (401); it needs actions: read", blame: "token" });
    for (const runId of ["1", "2"]) await explainFailure(world.ports, aRun({ runId }));
    expect(world.messages).toMatchObject([{ channel: "C000000042", text: "Logs of github cannot be read: the token was refused (401); it needs actions: read." }]);
    world.pass(86_400);
    await explainFailure(world.ports, aRun({ runId: "3" }));
    expect(world.messages).toHaveLength(2);
  });

  test("whose token is refused is told later where Slack asks to wait", async () => {
    world.ports.logs.failedJobs = async () => ({ kind: "unavailable", reason: "the token was refused (401)", blame: "token" });
    world.slack.answers.push({ kind: "wait", seconds: 20 });
    await expect(explainFailure(world.ports, aRun({ runId: "1" }))).rejects.toThrow("Slack asked to wait");
    await explainFailure(world.ports, aRun({ runId: "1" }));
    await explainFailure(world.ports, aRun({ runId: "2" }));
    expect(world.messages).toHaveLength(1);
  });

  test("whose logs take long is explained by those that were read in time, and says how many were not", async () => {
    const { openLog } = world.ports.logs;
    world.ports.logs.openLog = async (...of) => {
      world.pass(10);
      return openLog(...of);
    };
    for (const id of ["2002", "2003", "2004"]) world.jobs.push({ id, name: `job ${id}`, log: jobLog });
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "explained", omittedJobs: 2 });
  });

  test("of a project nobody linked is noted, its log not fetched", async () => {
    world.ports.logs.failedJobs = () => Promise.reject(new Error("fetched"));
    const project = { connection: "github", key: "5", name: "acme/other" };
    expect(await explainFailure(world.ports, aRun({ project }))).toEqual({ kind: "unlinked" });
    expect(await world.ports.store.listUnlinked()).toMatchObject([{ name: "acme/other", count: 1 }]);
  });

  test("is kept and told without the secret in its project's name, by which its logs are asked for; a mute of that project is heeded", async () => {
    const key = "xx564559b1-0045-48e1-953c-3addd1ee4457";
    const project = { connection: "github", key: "5", name: `acme/${key}` };
    const asked: string[] = [];
    const { failedJobs, openLog } = world.ports.logs;
    const noting = (run: RunKey): RunKey => {
      asked.push(run.project.name);
      return run;
    };
    world.ports.logs = { failedJobs: (run) => failedJobs(noting(run)), openLog: (run, job) => openLog(noting(run), job) };
    await explainFailure(world.ports, aRun({ project }));
    await world.ports.store.putLink(aLink(team, { projects: "acme/*" }));
    expect(await explainFailure(world.ports, aRun({ project, runId: "2" }))).toMatchObject({ kind: "explained", notPosted: null });
    expect(await explainFailure(world.ports, aRun({ project, runId: "3" }))).toMatchObject({ kind: "explained", notPosted: null });
    const kept = JSON.stringify([world.messages, await world.counted(), await world.ports.store.listUnlinked()]);
    expect(kept).not.toContain("564559b1");
    expect(kept).toContain("acme/[redacted:coveo-key] failed");
    expect(new Set(asked)).toEqual(new Set([project.name]));
    expect((await world.counted())[0]).toMatchObject({ project: { key: "5", name: "acme/[redacted:coveo-key]" } });

    const mute = { project: "acme/[redacted:coveo-key]", until: "2026-12-01T00:00:00.000Z", reason: "it is being moved", by: "U1", at: "2026-11-20T08:00:00.000Z" };
    await world.ports.store.changeFlag({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" }, { ...noFlag, mutes: [mute] });
    expect(await explainFailure(world.ports, aRun({ project, runId: "4" }))).toMatchObject({ notPosted: expect.stringContaining("muted until") });
  });

  test("of a project nobody linked goes to the default channel where that takes it", async () => {
    world.ports.defaultLink = ({ name }) => (name === "acme/other" ? aLink("C000000009") : undefined);
    await explainFailure(world.ports, aRun({ project: { connection: "github", key: "5", name: "acme/other" } }));
    expect(world.messages.map((message) => message.channel)).toEqual(["C000000009"]);
  });

  test("of a branch or workflow that its link does not take is left alone", async () => {
    await world.ports.store.putLink(aLink(team, { branches: ["release/*"] }));
    expect(await explainFailure(world.ports, aRun())).toEqual({ kind: "not-admitted" });
    expect(await explainFailure(world.ports, aRun({ branch: "release/2", runId: "7" }))).toMatchObject({ kind: "explained" });
    await world.ports.store.putLink(aLink(team, { workflows: ["Deploy"] }));
    expect(await explainFailure(world.ports, aRun({ runId: "8" }))).toEqual({ kind: "not-admitted" });
    expect(world.messages).toHaveLength(1);
  });

  test("whose link says not to post is counted, and not posted", async () => {
    await world.ports.store.putLink(aLink(team, { post: "default-branch" }));
    expect(await explainFailure(world.ports, aRun({ branch: "topic" }))).toMatchObject({ kind: "explained", notPosted: "the project's link says so" });
    expect(await explainFailure(world.ports, aRun({ branch: "trunk", defaultBranch: "trunk", runId: "7" }))).toMatchObject({ notPosted: null });
    expect(await explainFailure(world.ports, aRun({ branch: "main", runId: "8" }))).toMatchObject({ notPosted: null });
    await world.ports.store.putLink(aLink(team, { post: "never" }));
    expect(await explainFailure(world.ports, aRun({ runId: "9" }))).toMatchObject({ notPosted: "the project's link says so" });
    expect(world.messages).toHaveLength(2);
    expect(await world.counted()).toHaveLength(4);
  });

  test("that Slack refuses for good is kept as not posted, and counted", async () => {
    world.slack.answers.push({ kind: "refused", reason: "is_archived" });
    expect(await explainFailure(world.ports, aRun())).toMatchObject({ kind: "explained", notPosted: "is_archived" });
    expect(await world.counted()).toHaveLength(1);
  });

  test("that Slack asks to wait with is posted on the next try, once", async () => {
    world.slack.answers.push({ kind: "wait", seconds: 20 });
    await expect(explainFailure(world.ports, aRun())).rejects.toMatchObject({ retryAfter: 20 });
    await explainFailure(world.ports, aRun());
    expect(world.messages).toHaveLength(1);
  });

  test("whose post arrived while its answer was lost is found again, not posted twice", async () => {
    world.slack.loseAnswer();
    await expect(explainFailure(world.ports, aRun())).rejects.toThrow("the connection broke");
    await expect(explainFailure(world.ports, aRun())).rejects.toMatchObject({ name: "MessageHeldError", retryAfter: 15 });
    world.pass(15);
    await explainFailure(world.ports, aRun());
    expect(world.messages).toHaveLength(1);
    expect(await world.ports.store.findRun(aRun())).toMatchObject({ outcome: { kind: "explained" } });
  });
});

describe("the consumer, ended at any of its calls and started again", () => {
  const mortal = (ports: ExplainPorts, fatal: number, moment: Moment) => crashAt(ports, ["store", "logs", "messenger"], { fatal, moment });

  test("posts once and counts once, wherever it was", async () => {
    const whole = mortal(world.ports, 0, "before");
    await explainFailure(whole.ports, aRun());
    expect(whole.calls()).toBeGreaterThan(6);

    for (let fatal = 1; fatal <= whole.calls(); fatal += 1) {
      for (const moment of ["before", "after"] as const) {
        const fresh = createWorld();
        await fresh.ports.store.putLink(aLink(team));
        await expect(explainFailure(mortal(fresh.ports, fatal, moment).ports, aRun())).rejects.toThrow(Ended);
        fresh.pass(15);
        await explainFailure(fresh.ports, aRun());
        expect({ fatal, moment, messages: fresh.messages.length, counted: (await fresh.counted()).length }).toEqual({ fatal, moment, messages: 1, counted: 1 });
      }
    }
  });
});
