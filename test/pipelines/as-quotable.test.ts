import { expect, test } from "vitest";
import { explainFailure } from "../../src/pipelines/explain-failure.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { createWorld } from "../support/create-world.ts";

const team = "C000000001";

test.each([
  ["where people of other companies read along", { kind: "channel", name: null, shared: true }, false, false],
  ["where Slack does not tell who reads", { kind: "unknown", reason: "missing_scope" }, false, false],
  ["among colleagues", { kind: "channel", name: null, shared: false }, false, true],
  ["where an administrator allows it", { kind: "channel", name: null, shared: true }, true, true],
] as const)("%s a reply quotes the log or not, and says the rest all the same", async (_, described, excerpts, isQuoted) => {
  const world = createWorld();
  const ports = { ...world.ports, channels: { ...world.ports.channels, describe: async () => described } };
  const run = aRun({ occurredAt: "2026-11-20T09:59:00.000Z" });
  await ports.store.putLink(aLink(team, { connection: run.project.connection, projects: run.project.name }));
  await ports.store.changeChannel(team, { excerpts });
  for (const runId of ["1", "2"]) expect(await explainFailure(ports, { ...run, runId })).toMatchObject({ kind: "explained", notPosted: null });
  const [reply, repeat] = world.messages.map(({ blocks }) => JSON.stringify(blocks));
  for (const posted of [reply, repeat]) expect(posted?.includes("requestID")).toBe(isQuoted);
  expect(reply?.includes("lines of logs are not shown")).toBe(!isQuoted);
  expect(reply).toContain("SOURCE_DOES_NOT_EXIST");
});
