import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import { listen } from "../../../src/local/listen.ts";
import { startEmbeddedTable } from "../../surroundings/embedded-table.ts";
import { freePorts } from "../../surroundings/running-bot.ts";
import { startCountingProxy } from "./counting-proxy.ts";
import { noCounts, type Counts } from "./counts.ts";
import { createGithubApi } from "./github-api.ts";

/** The table, the queue, Slack and a CI's API in a process of their own, so that the functions' own time is theirs alone. Tells where they are, and when asked what they were asked for since. */
const counts: Counts = { ...noCounts };
const sent: string[] = [];

const table = await startEmbeddedTable();
const { hostname, port } = (await table.client.config.endpoint?.()) ?? { hostname: "127.0.0.1", port: 0 };
const direct = `http://${hostname}:${port}`;
const counted = await startCountingProxy(direct, counts);
const slack = await startSlack({ port: await freePorts(), token: "xoxb-local", heard: () => (counts.slack += 1) });
const ci = createGithubApi(() => (counts.ci += 1));
await listen(ci, 0, "the CI's API");
const queue = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  counts.queue += 1;
  const { MessageBody } = JSON.parse(Buffer.concat(chunks).toString()) as { MessageBody?: string };
  if (MessageBody !== undefined) sent.push(MessageBody);
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end('{"MessageId":"1"}');
});
await listen(queue, 0, "the queue");

const at = (server: typeof queue): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
process.on("message", () => {
  process.send?.({ counts, sent: sent.splice(0) });
  Object.assign(counts, noCounts);
});
process.on("disconnect", () => process.exit(0));
process.send?.({ table: counted.url, direct, slack: slack.url, ci: at(ci), queue: at(queue) });
