import { expect, test } from "vitest";
import { isResponsePath, responsePath } from "../../../src/adapters/slack/response-path.ts";

const base = "https://hooks.slack.com/";

test.each<[unknown, string | null]>([
  ["https://hooks.slack.com/commands/T1/2/aBc", "commands/T1/2/aBc"],
  ["https://hooks.slack.com/actions/T1/2/a%2Fb", "actions/T1/2/a%2Fb"],
  ["https://hooks.slack.com.evil.example/commands/T1", null],
  ["https://hooks.slack.com@evil.example/commands/T1", null],
  ["http://hooks.slack.com/commands/T1", null],
  ["https://hooks.slack.com/", null],
  ["https://hooks.slack.com/a?b=c", null],
  ["https://hooks.slack.com/a#b", null],
  ["http://169.254.169.254/latest", null],
  ["not an address", null],
  [undefined, null],
  [7, null],
])("of %j is remembered %j", (address, path) => {
  expect(responsePath(base, address)).toBe(path);
});

test("a base with a path of its own, as locally, takes only what is below it", () => {
  expect(responsePath("http://127.0.0.1:3001/response", "http://127.0.0.1:3001/response/actions/1")).toBe("actions/1");
  expect(responsePath("http://127.0.0.1:3001/response/", "http://127.0.0.1:3001/response/../api/chat.postMessage")).toBeNull();
  expect(responsePath("http://127.0.0.1:3001/response/", "http://127.0.0.1:3001/api/x")).toBeNull();
});

test.each(["../api", "/api", "//evil.example/x", "https://evil.example", "a/../b", "a//b", "", "a\\b", "a b"])("%j is no path", (path) => {
  expect(isResponsePath(path)).toBe(false);
});
