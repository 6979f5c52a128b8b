import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createCiApi } from "../../../src/adapters/ci/create-ci-api.ts";
import { github } from "../../../src/adapters/ci/providers/github.ts";
import { logLimits } from "../../../src/adapters/ci/read-log.ts";
import { useServer } from "../../support/use-server.ts";

let answer = (response: ServerResponse): unknown => response.end();
const { address } = useServer((_, response) => answer(response));

const api = (limits = logLimits) =>
  createCiApi({
    connection: { name: "acme", provider: "github", baseUrl: null, apiUrl: address(), logHosts: [new URL(address()).host], secrets: [], token: "t", projects: ["*"], options: {} },
    provider: github,
    sleep: async () => {},
    limits,
  });
const opened = async (from = api()) => {
  const log = await from.stream("/log");
  return log.kind === "log" ? text(log.chunks) : log;
};
const brokenOff = { name: "UnavailableError", service: "acme", message: "A log of acme broke off while it was read" };

test("a log that breaks off is a fault that may pass, and names the connection", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-length": "1000" }).write("the beginning");
    setTimeout(() => response.destroy(), 50);
  };
  await expect(opened()).rejects.toMatchObject(brokenOff);
});

test("a log that trickles on is given up, and so are the further parts of it", async () => {
  answer = (response) => response.writeHead(200).write("the beginning");
  const slow = api({ ...logLimits, milliseconds: 2_000 });
  await expect(opened(slow)).rejects.toMatchObject(brokenOff);
  await expect(slow.streamFrom(`${address()}/more`)).rejects.toMatchObject({ name: "UnavailableError" });
});

test("a log that is too long ends with what was read of it", async () => {
  answer = (response) => response.end("x".repeat(300_000));
  expect(await opened(api({ ...logLimits, bytes: 100_001 }))).toBe("x".repeat(100_001));
  expect(await opened(api({ ...logLimits, bytes: 300_000 }))).toHaveLength(300_000);
});

test("a log's time is over before the function's that reads it", () => {
  const functions = readFileSync(new URL("../../../serverless.yml", import.meta.url), "utf8").split("\nfunctions:")[1] ?? "";
  const seconds = /handler: handlers\/queue\.\w+[\s\S]*?timeout: (\d+)/.exec(functions)?.[1];
  expect(logLimits.milliseconds).toBeLessThan(Number(seconds) * 1000 - 10_000);
});
