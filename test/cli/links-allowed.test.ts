import { expect, test } from "vitest";
import { readLinksFile, writeLinksFile } from "../../src/cli/links/links-file.ts";
import { readAllowances } from "../../src/cli/links/read-allowances.ts";
import { planAllowances } from "../../src/linking/plan-allowances.ts";

const yaml = `C000000001:
  - connection: report
    projects:
      - acme/a
allowed:
  - connection: report
    projects:
      - acme/*
      - other/*
    channels:
      - C000000001
      - C000000002
  - connection: report
    projects:
      - shared/*
`;
const [acme, other, shared] = [
  { connection: "report", projects: "acme/*", teams: ["C000000001", "C000000002"] },
  { connection: "report", projects: "other/*", teams: ["C000000001", "C000000002"] },
  { connection: "report", projects: "shared/*", teams: [] },
] as const;

test("links.yaml says too what channels may link by themselves, and is written as it was read", () => {
  expect(readAllowances(yaml)).toEqual([acme, other, shared]);
  expect(writeLinksFile(readLinksFile(yaml), readAllowances(yaml))).toBe(yaml);
  expect(readAllowances("{}")).toEqual([]);
});

test.each([
  ["a channel's name", "allowed:\n  - connection: report\n    projects: [a]\n    channels: [general]\n", "is not a channel's id"],
  ["no projects", "allowed:\n  - connection: report\n", "allowed.0.projects"],
  ["a misspelled key", "allowed:\n  - connection: report\n    projects: [a]\n    channel: [C000000001]\n", "channel"],
  ["the same twice", "allowed:\n  - {connection: report, projects: [a]}\n  - {connection: report, projects: [a], channels: [C000000001]}\n", "Allowed twice: report a"],
])("with %s it is refused, and why is said", (_, text, message) => {
  expect(() => readAllowances(text)).toThrow(message);
});

test("a plan allows what is new or goes to other channels, and takes back the rest", () => {
  const current = [acme, other].map((each) => ({ ...each, teams: [...each.teams] }));
  const widened = { ...acme, teams: ["C000000001"] };
  expect(planAllowances(current, [widened, { ...shared, teams: [] }])).toEqual([
    { kind: "allow", allowance: widened },
    { kind: "allow", allowance: shared },
    { kind: "disallow", allowance: current[1] },
  ]);
  expect(planAllowances(current, current.map((each) => ({ ...each, teams: each.teams.toReversed() })))).toEqual([]);
});
