import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SQSBatchResponse } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleFunction, type Bundle } from "../../../infra/build/bundle-function.ts";
import { functions } from "../../../infra/build/functions.ts";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { defaultSchedule, latestSlot } from "../../../src/digest/slots.ts";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import { anOccurrence } from "../../support/an-occurrence.ts";
import { startEmbeddedTable } from "../../../infra/surroundings/embedded-table.ts";
import { freePorts, temporaryDirectory } from "../../../infra/surroundings/running-bot.ts";

const team = "C000000001";
const token = "xoxb-local";
const directory = temporaryDirectory();
let bundle: Bundle;
let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
let slack: Awaited<ReturnType<typeof startSlack>>;
let apiUrl: string;
beforeAll(async () => {
  const queue = functions.find(({ name }) => name === "queue");
  if (queue === undefined) throw new Error("there is no queue function");
  bundle = await bundleFunction(queue);
  for (const [path, bytes] of bundle.files) {
    mkdirSync(dirname(join(directory.path, path)), { recursive: true });
    writeFileSync(join(directory.path, path), bytes);
  }
  table = await startEmbeddedTable();
  const port = await freePorts();
  slack = await startSlack({ port, token });
  apiUrl = `http://127.0.0.1:${port}/api/`;
});
afterAll(async () => {
  await slack.close();
  await table.close();
  directory.remove();
});

test("as it is deployed, the consumer draws a digest's chart, and loads what it is drawn with no sooner", async () => {
  // A sentence of vega's own.
  const files = [...bundle.files].filter(([, bytes]) => new TextDecoder().decode(bytes).includes("Unrecognized scale type")).map(([path]) => path);
  expect(files).toHaveLength(1);
  expect(bundle.startFiles).not.toContain(files[0]);
  expect([...bundle.files.keys()]).toEqual(expect.arrayContaining(["handlers/index_bg.wasm", "handlers/DejaVuSans.ttf", "handlers/DejaVuSans-Bold.ttf"]));

  const endpoint = await table.client.config.endpoint?.();
  Object.assign(process.env, {
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    DYNAMODB_ENDPOINT: `http://127.0.0.1:${endpoint?.port}`,
    TABLE_NAME: table.name,
    QUEUE_URL: "http://127.0.0.1:1/000000000000/none",
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: apiUrl,
  });
  const store = createDynamoStore({ ...table, clock: () => new Date() });
  const slot = latestSlot(defaultSchedule("UTC"), new Date());
  await store.joinTeam(team, slot);
  await store.recordOccurrence(anOccurrence(new Date(Date.parse(slot) - 3_600_000).toISOString(), { team }));

  const { handler } = createRequire(import.meta.url)(join(directory.path, "handlers/queue.js")) as { handler: (event: unknown) => Promise<SQSBatchResponse> };
  const body = JSON.stringify({ version: 1, kind: "digest", correlationId: "c", team, slot });
  expect(await handler({ Records: [{ messageId: "1", receiptHandle: "r", body, attributes: {} }] })).toEqual({ batchItemFailures: [] });

  const history = await fetch(`${apiUrl}conversations.history`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ channel: team }) });
  const { messages } = (await history.json()) as { messages: { blocks: { type: string }[] }[] };
  expect(messages[0]?.blocks).toContainEqual(expect.objectContaining({ type: "image" }));
});
