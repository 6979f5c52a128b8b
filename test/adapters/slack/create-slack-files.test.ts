import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createSlackFiles } from "../../../src/adapters/slack/create-slack-files.ts";
import { useServer } from "../../support/use-server.ts";

let give: (response: ServerResponse) => void = () => {};
const { address } = useServer((request, response) => {
  if (!request.url?.includes("files.info")) return give(response.writeHead(200, { "content-type": "text/plain" }));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, file: { name: "build.log", mimetype: "text/plain", url_private_download: `${address()}/download` } }));
});

const line = "x".repeat(999) + "\n";
const read = async (within: { bytes: number; milliseconds: number }, timeout = 2_000) => {
  const opened = await createSlackFiles({ token: "xoxb-test", apiUrl: `${address()}/api/`, timeout, within }).openFile("F1");
  if (opened.kind !== "file") throw new Error(opened.reason);
  let bytes = 0;
  for await (const chunk of opened.chunks) bytes += chunk.byteLength;
  return { bytes, cutShort: opened.cutShort?.() };
};

test("a file is read whole, however long it takes to begin within its time-out", async () => {
  give = (response) => void setTimeout(() => response.end(line.repeat(50)), 100);
  expect(await read({ bytes: 50_000, milliseconds: 60_000 })).toEqual({ bytes: 50_000, cutShort: undefined });
});

test("a file that comes slowly is read up to its time, and no further than its size, and it says so", async () => {
  give = (response) => {
    const timer = setInterval(() => response.write(line), 20);
    response.on("close", () => clearInterval(timer));
  };
  // Longer than the time-out, which is until it begins.
  const slow = await read({ bytes: 50_000_000, milliseconds: 3_000 });
  expect(slow.bytes).toBeGreaterThan(0);
  expect(slow.cutShort).toContain("so slowly");
  expect(await read({ bytes: 1_500, milliseconds: 60_000 })).toEqual({ bytes: 1_500, cutShort: expect.stringContaining("only its first") });
});

test("a download that breaks off, or does not begin, is an outage, to be tried again", async () => {
  give = (response) => {
    response.write(line);
    setTimeout(() => response.destroy(), 50);
  };
  await expect(read({ bytes: 50_000, milliseconds: 60_000 })).rejects.toMatchObject({ name: "UnavailableError", service: "slack" });
  give = () => {};
  await expect(read({ bytes: 50_000, milliseconds: 60_000 }, 100)).rejects.toMatchObject({ name: "UnavailableError", service: "slack" });
});
