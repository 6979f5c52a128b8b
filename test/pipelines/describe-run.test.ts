import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { describeRun } from "../../src/pipelines/describe-run.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";

const channel = "C000000001";
const project = (name: string, key: string) => ({ connection: "azure", key, name });
const store = createMemoryStore({ clock: () => new Date("2026-11-20T12:00:00Z") });
for (const [name, key, runId] of [["Search/Loader", "1", "7"], ["Search/Feeder", "2", "8"], ["Shop/Loader", "3", "9"]] as const) {
  await store.putLink(aLink(channel, { connection: "azure", projects: name }));
  await store.linkOf(project(name, key));
  await store.openRun(aRun({ project: project(name, key), runId }));
}
for (const [runId, attempts] of [["20", [1, 2, 3]], ["21", [2]], ["22", [1, 5]]] as const) {
  for (const attempt of attempts) await store.openRun(aRun({ project: project("Search/Loader", "1"), runId, attempt }));
}
const described = (name: string, runId: string, attempt = 1) => describeRun({ store }, { connection: "azure", name, runId, attempt }, channel);

test("the run of a project that the address names whole is known", async () => {
  expect(await described("Search/Feeder", "8")).toMatchObject({ kind: "known", run: { runId: "8", project: { name: "Search/Feeder" } } });
});

test("an address that names a part of the project's name finds the run among the projects it may mean", async () => {
  expect(await described("Search/*", "8")).toMatchObject({ kind: "known", run: { runId: "8", project: { name: "Search/Feeder" } } });
});

test("a run of another project is not found by it", async () => {
  expect(await described("Search/*", "9")).toEqual({ kind: "unknown", project: "Search/*", runId: "9" });
});

test("an address that names the project by its id finds it", async () => {
  expect(await described("2", "8")).toMatchObject({ kind: "known", run: { project: { name: "Search/Feeder" } } });
});

test("an address that leaves the name open may mean a project that is linked and of which nothing came yet", async () => {
  await store.putLink(aLink(channel, { connection: "azure", projects: "News/Feeder" }));
  expect(await described("News/*", "8")).toEqual({ kind: "unknown", project: "News/*", runId: "8" });
  expect(await described("News/Loader", "8")).toEqual({ kind: "not-yours", project: "News/Loader" });
});

test("nothing is told of projects that are not linked to the channel", async () => {
  expect(await described("Stranger/*", "8")).toEqual({ kind: "not-yours", project: "Stranger/*" });
});

test.each([
  ["that failed at every attempt is known by its last", "20", 3],
  ["whose first attempt did not fail is known by the one that did", "21", 2],
  ["is not looked for beyond attempts that are missing", "22", 1],
])("a run at an address without an attempt, %s", async (_, runId, attempt) => {
  const address = { connection: "azure", name: "Search/Loader", runId, attempt: undefined };
  expect(await describeRun({ store }, address, channel)).toMatchObject({ kind: "known", run: { runId, attempt } });
});

test("an address that names its attempt finds that one", async () => {
  expect(await described("Search/Loader", "20", 2)).toMatchObject({ kind: "known", run: { attempt: 2 } });
  expect(await described("Search/Loader", "20", 4)).toMatchObject({ kind: "unknown" });
});

test("no more than twenty attempts are looked for", async () => {
  const asked: number[] = [];
  const endless = { ...store, findLatestRun: async ({ attempt, ...key }: { project: ReturnType<typeof project>; runId: string; attempt: number }) => {
    asked.push(attempt);
    return { ...aRun({ ...key, attempt }), outcome: null };
  } };
  await describeRun({ store: endless }, { connection: "azure", name: "Search/Loader", runId: "20", attempt: undefined }, channel);
  expect(asked).toHaveLength(20);
});
