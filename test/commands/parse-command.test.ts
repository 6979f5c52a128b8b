import { expect, test } from "vitest";
import { parseCommand } from "../../src/commands/parse-command.ts";

test.each([
  ["", { kind: "help" }],
  ["   ", { kind: "help" }],
  ["help", { kind: "help" }],
  ["HELP", { kind: "help" }],
  ["help me with 429", { kind: "ask", text: "help me with 429" }],
  ["429", { kind: "ask", text: "429" }],
  ["push  412", { kind: "ask", text: "push  412" }],
  ["explain stats", { kind: "look-up", query: "stats" }],
  ["explain", { kind: "ask", text: "explain" }],
  ["explain\nerror: 429", { kind: "look-up", query: "error: 429" }],
  ["stats", { kind: "stats", days: 7 }],
  ["stats 30d", { kind: "stats", days: 30 }],
  ["stats 90d", { kind: "stats", days: 35 }],
  ["stats 0d", { kind: "ask", text: "stats 0d" }],
  ["stats of the push api", { kind: "ask", text: "stats of the push api" }],
])("%j is read as %j", (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});
