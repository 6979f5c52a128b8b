import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import * as z from "zod";
import { createCiApi } from "../../../src/adapters/ci/create-ci-api.ts";
import { createFetchText } from "../../../src/adapters/ci/create-fetch-text.ts";
import { awsRefusal } from "../../../src/adapters/ci/providers/aws/call-aws.ts";
import { github } from "../../../src/adapters/ci/providers/github.ts";
import { readCapped } from "../../../src/adapters/ci/read-capped.ts";
import { useServer } from "../../support/use-server.ts";

let answer = (response: ServerResponse): unknown => response.end();
const { address } = useServer((_, response) => answer(response));

/** Answers with more and more, until nobody reads it any more: how many bytes were taken. */
const endlessly = (status: number, start = ""): (() => number) => {
  const block = Buffer.alloc(65_536, " ");
  let sent = 0;
  answer = (response) => {
    response.writeHead(status, { "content-type": "application/json" }).write(start);
    const more = (): void => {
      while (!response.destroyed && sent < 100_000_000) {
        sent += block.length;
        if (!response.write(block)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  };
  return () => sent;
};

const api = (refusal?: typeof awsRefusal) =>
  createCiApi({
    connection: { name: "acme", provider: "github", baseUrl: null, apiUrl: address(), logHosts: [], secrets: [], token: "t", projects: ["*"], options: {} },
    provider: { ...github, ...(refusal === undefined ? {} : { refusal }) },
    sleep: async () => {},
  });

test.each([
  ["is all there", "äbc", 4, { text: "äbc", isWhole: true }],
  ["is cut where it is too long", "äbc", 3, { text: "äb", isWhole: false }],
  ["is nothing", "", 4, { text: "", isWhole: true }],
])("a text that %s", async (_, text, bytes, expected) => {
  expect(await readCapped(new Response(text), bytes)).toEqual(expected);
});

test("an answer without an end is not read to its end", async () => {
  const sent = endlessly(200);
  expect(await api().json("/x", z.unknown())).toEqual({ kind: "unavailable", reason: "acme answered more than is read of an answer" });
  expect(sent()).toBeLessThan(40_000_000);
});

test("a refusal without an end is told by its beginning", async () => {
  const sent = endlessly(400, '{"__type":"ThrottlingException"}');
  await expect(api(awsRefusal).json("/x", z.unknown())).rejects.toMatchObject({ name: "UnavailableError", message: "acme asked to wait (400)" });
  expect(sent()).toBeLessThan(20_000_000);
});

test("a key without an end is not read to its end", async () => {
  const sent = endlessly(200);
  await expect(createFetchText(() => new Date())(`${address()}/key`)).rejects.toMatchObject({ name: "UnavailableError", cause: { message: "answered more than a key" } });
  expect(sent()).toBeLessThan(20_000_000);
});

test("an answer that breaks off is a fault that may pass", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-length": "1000" }).write('{"total_count":');
    setTimeout(() => response.destroy(), 50);
  };
  await expect(api().json("/x", z.unknown())).rejects.toMatchObject({ name: "UnavailableError", service: "acme" });
});
