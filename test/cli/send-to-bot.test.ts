import { expect, test } from "vitest";
import { sendToBot } from "../../src/cli/send-to-bot.ts";
import { UnavailableError } from "../../src/errors.ts";
import { useServer } from "../support/use-server.ts";

const answers: Record<string, { status: number; body: string }> = {
  "/taken": { status: 202, body: '{"queued":"1"}' },
  "/forged": { status: 401, body: '{"error":"The signature is missing or wrong."}' },
  "/elsewhere": { status: 404, body: '{"message":"Not Found"}' },
  "/page": { status: 200, body: "<!doctype html><title>Welcome</title>" },
};
const server = useServer((request, response) => {
  const { status, body } = answers[request.url ?? ""] ?? { status: 500, body: "" };
  response.writeHead(status).end(body);
});
const send = (path: string) => sendToBot(`${server.address()}${path}`, {}, "{}");

test("what the bot takes is given back", async () => {
  expect(await send("/taken")).toEqual({ queued: "1" });
});

test.each([
  ["a wrong signature", "/forged", /answered 401: check that the secret is the bot's/],
  ["no such address", "/elsewhere", /answered 404: check COVEO_ERROR_URL, it is the bot's address without a path behind it/],
  ["a page that is no bot's", "/page", /answered what no bot says: check COVEO_ERROR_URL\./],
])("%s says what to check", async (_, path, words) => {
  await expect(send(path)).rejects.toThrow(words);
  await expect(send(path)).rejects.toBeInstanceOf(UnavailableError);
});
