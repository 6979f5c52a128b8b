import { beforeEach, describe, expect, test } from "vitest";
import { diagnoseRun } from "../../src/pipelines/diagnose-run.ts";
import { explainFailure } from "../../src/pipelines/explain-failure.ts";
import type { RunOutcome } from "../../src/pipelines/failed-run.ts";
import { unread, type Reading } from "../../src/pipelines/reading.ts";
import type { FindRun } from "../../src/ports/find-run.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { createWorld, type World } from "../support/create-world.ts";

const team = "C000000001";
const operations = "C000000042";
const { project, ...run } = aRun();
const address = { connection: project.connection, name: project.name, runId: run.runId, attempt: undefined };
const reading: Reading = { ...unread, ...run, project: project.name, projectId: project.key, outcome: "failed", acts: true };
const never: FindRun = () => Promise.reject(new Error("the provider was asked"));

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.ports.store.putLink(aLink(team));
});
const diagnose = (findRun: FindRun, channel = team) => diagnoseRun({ ...world.ports, findRun }, address, { channel, correlationId: "c" });
const says = (changes: Partial<Reading> = {}): FindRun => async () => ({ kind: "read", reading: { ...reading, ...changes } });
const closed = async (outcome: RunOutcome) => {
  await world.ports.store.linkOf(project);
  await world.ports.store.openRun(aRun());
  await world.ports.store.closeRun(aRun(), outcome);
};

describe("a run that nothing is known of", () => {
  test("is the same run as its delivery, whichever comes first", async () => {
    expect(await diagnose(says())).toMatchObject({ kind: "known", run: { outcome: { kind: "explained" } } });
    await explainFailure(world.ports, aRun());
    expect(await diagnose(never)).toMatchObject({ kind: "known" });
    expect(world.messages).toHaveLength(1);
    expect(await world.counted()).toHaveLength(1);
  });

  test("that turns out to be of another project is not told, nor counted", async () => {
    expect(await diagnose(says({ project: "somebody/else", projectId: "8" }))).toEqual({ kind: "not-yours", project: project.name });
    expect(await world.counted()).toEqual([]);
  });

  test("and goes on is not explained yet, though a part of it failed", async () => {
    expect(await diagnose(async () => ({ kind: "read", underWay: true, reading: { ...reading, project: project.name } }))).toEqual({ kind: "under-way", project: project.name, runId: run.runId });
    expect(world.messages).toEqual([]);
  });

  test("and is a part of another is left alone, and said why", async () => {
    const reason = "a build of a pipeline";
    expect(await diagnose(says({ acts: false, reason }))).toEqual({ kind: "left-alone", project: project.name, runId: run.runId, reason });
    expect(world.messages).toEqual([]);
  });

  test("and may not be asked for is told to whoever mends that", async () => {
    const refused = { kind: "unavailable" as const, reason: "the token was refused (401)" };
    expect(await diagnose(async () => ({ ...refused, blame: "token" }))).toMatchObject({ kind: "not-read", reason: refused.reason });
    expect(world.messages.map(({ channel }) => channel)).toEqual([operations]);
  });

  test("and is not there is nobody's to mend", async () => {
    await diagnose(async () => ({ kind: "unavailable", reason: "not found (404)" }));
    expect(world.messages).toEqual([]);
  });
});

describe("a run that was delivered", () => {
  test("and whose reading ended halfway is read now", async () => {
    await world.ports.store.linkOf(project);
    await world.ports.store.openRun(aRun());
    expect(await diagnose(never)).toMatchObject({ kind: "known", run: { outcome: { kind: "explained", notPosted: null } } });
    expect(world.messages).toHaveLength(1);
  });

  test("and whose log could not be read for a fault of ours is read now", async () => {
    await closed({ kind: "no-log", reason: "the token was refused (401)", mendable: true });
    expect(await diagnose(never)).toMatchObject({ run: { outcome: { kind: "explained" } } });
  });

  test("and whose log is gone is not read again", async () => {
    const gone = { kind: "no-log" as const, reason: "it has expired (410)", mendable: false };
    await closed(gone);
    expect(await diagnose(never)).toMatchObject({ run: { outcome: gone } });
    expect(world.messages).toEqual([]);
  });
});
