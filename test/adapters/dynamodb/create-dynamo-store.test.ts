import { ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { pipelineOccurrence } from "../../../src/recurrence/occurrence-of.ts";
import { notShown } from "../../../src/recurrence/storm.ts";
import { startEmbeddedTable } from "../../../infra/surroundings/embedded-table.ts";
import { describeEveryContract } from "../describe-every-contract.ts";
import { aLink, aRun } from "../store-contract.ts";

let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
beforeAll(async () => {
  table = await startEmbeddedTable();
});
afterAll(() => table.close());

describeEveryContract("DynamoDB, embedded", async (clock) => createDynamoStore({ ...table, clock }));

test("the stored keys are those of the design, every part percent-encoded, with a version and a time to live", async () => {
  const store = createDynamoStore({ ...table, clock: () => new Date("2026-11-20T10:00:00Z") });
  const run = aRun({ project: { connection: "github", key: "acme/x#y", name: "acme/x#y" } });
  await store.openRun(run);
  await store.recordOccurrence(await pipelineOccurrence("CKEYS", "push/413", run, { organization: null, source: null }));
  await store.reserve({ kind: "reply", run, channel: "CKEYS" }, 15);
  await store.putLink(aLink("CKEYS", { projects: "acme/x#y" }));
  await store.linkOf(run.project);
  await store.putWeek("CKEYS", { week: "2026-W46", errors: {} });
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  const keys = Items.map((item) => `${item["pk"]?.S} ${item["sk"]?.S}`).filter((key) => /CKEYS|x%23y/.test(key));
  const { dedupeId } = await pipelineOccurrence("CKEYS", "push/413", run, { organization: null, source: null });
  expect(keys.toSorted()).toEqual([
    "LINKS github#acme%2Fx%23y",
    "PROJECT#github#acme%2Fx%23y TEAM",
    "RUN#github#acme%2Fx%23y#1001#1 REPLY#CKEYS",
    "RUN#github#acme%2Fx%23y#1001#1 RUN",
    "TEAM#CKEYS PROFILE",
    "TEAM#CKEYS PROJECT#github#acme%2Fx%23y",
    `TEAM#CKEYS SEEN#push%2F413#2026-11-20T09%3A59%3A00.000Z#${dedupeId}`,
    "TEAM#CKEYS WEEK#2026-W46",
    "TEAMS CKEYS",
  ]);
  const occurrence = Items.find((item) => item["pk"]?.S === "TEAM#CKEYS" && item["sk"]?.S?.startsWith("SEEN#"));
  expect(occurrence?.["v"]?.N).toBe("1");
  expect(Number(occurrence?.["expiresAt"]?.N)).toBe(Date.parse("2026-12-25T09:59:00Z") / 1000);
});

test("a storm that was stored before its message was kept true by plans is one that nobody showed yet", async () => {
  const store = createDynamoStore({ ...table, clock: () => new Date("2026-11-20T10:00:00Z") });
  const storm = { team: "COLD", errorId: "push/413", startedAt: "2026-11-20T09:00:00.000Z", lastAt: "2026-11-20T09:05:00.000Z", ts: "1.2", joins: 0, over: false, show: notShown, revision: 4 };
  await store.changeStorm({ ...storm, revision: 0 });
  await table.client.send(new UpdateItemCommand({ TableName: table.name, Key: { pk: { S: "TEAM#COLD" }, sk: { S: "STORM#push%2F413" } }, UpdateExpression: "SET revision = :revision REMOVE joins, #over, #show", ExpressionAttributeNames: { "#over": "over", "#show": "show" }, ExpressionAttributeValues: { ":revision": { N: "4" } } }));
  expect(await store.findStorm(storm)).toEqual(storm);
  expect(await store.changeStorm({ ...storm, joins: 1 })).toBe("changed");
});

test("what was noted of a run and ended before it was listed is listed when the run comes again, once", async () => {
  let isBroken = true;
  const send = (async (command: UpdateItemCommand) => {
    if (isBroken && command instanceof UpdateItemCommand) throw new Error("ended");
    return table.client.send(command);
  }) as typeof table.client.send;
  const client = Object.assign(Object.create(table.client) as typeof table.client, { send });
  const store = createDynamoStore({ ...table, client, clock: () => new Date("2026-11-20T10:00:00Z") });
  const run = aRun({ project: { connection: "github", key: "late", name: "acme/late" }, runId: "late" });
  const note = async () => [await store.noteUnlinked(run), await store.noteUnknownCode({ code: "LATE", status: "409" }, run)];
  await expect(store.noteUnlinked(run)).rejects.toThrow("ended");
  await expect(store.noteUnknownCode({ code: "LATE", status: "409" }, run)).rejects.toThrow("ended");
  isBroken = false;
  for (const _ of [1, 2]) await note();
  expect((await store.listUnlinked()).filter(({ name }) => name === "acme/late")).toMatchObject([{ count: 1 }]);
  expect((await store.listUnknownCodes()).filter(({ code }) => code === "LATE")).toMatchObject([{ count: 1 }]);
});
