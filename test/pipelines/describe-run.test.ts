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
const described = (name: string, runId: string) => describeRun({ store }, { connection: "azure", name, runId, attempt: 1 }, channel);

test("the run of a project that the address names whole is known", async () => {
  expect(await described("Search/Feeder", "8")).toMatchObject({ kind: "known", run: { runId: "8", project: { name: "Search/Feeder" } } });
});

test("an address that names a part of the project's name finds the run among the projects it may mean", async () => {
  expect(await described("Search/*", "8")).toMatchObject({ kind: "known", run: { runId: "8", project: { name: "Search/Feeder" } } });
});

test("a run of another project is not found by it", async () => {
  expect(await described("Search/*", "9")).toEqual({ kind: "unknown", project: "Search/*", runId: "9" });
});

test("nothing is told of projects that are not linked to the channel", async () => {
  expect(await described("Stranger/*", "8")).toEqual({ kind: "not-yours", project: "Stranger/*" });
});
