import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { isAllowed } from "../../src/linking/allowance.ts";
import { holdersOf } from "../../src/linking/holders-of.ts";
import { overlap } from "../../src/linking/overlap.ts";
import { matchesProject } from "../../src/pipelines/glob.ts";
import { ownTime } from "../support/own-time.ts";
import { aLink } from "../adapters/store-contract.ts";

test.each<[string, string, boolean]>([
  ["acme/a", "acme/a", true],
  ["acme/a", "acme/b", false],
  ["acme/*", "acme/b", true],
  ["*", "", true],
  ["acme/*", "other/*", false],
  ["*/search", "acme/*", true],
  ["a*b", "b*a", false],
  ["a*", "*b", true],
  ["a**", "*", true],
  ["Acme/Loader", "acme/loader", true],
  ["ACME/*", "*/loader", true],
])("%j and %j share a name: %j", (one, other, shared) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([shared, shared]);
});

const letters = fc.string({ unit: fc.constantFrom("a", "b", "B", "/"), maxLength: 6 });
const pattern = fc.array(fc.oneof(letters, fc.constant("*")), { maxLength: 5 }).map((parts) => parts.join(""));

test("patterns that one name matches overlap, and what is allowed is matched by the allowance for every name", () => {
  fc.assert(
    fc.property(pattern, pattern, letters, (one, other, name) => {
      if (matchesProject([one], name) && matchesProject([other], name)) expect(overlap(one, other)).toBe(true);
      const allowed = isAllowed([{ connection: "report", projects: one, teams: [] }], { connection: "report", projects: other, team: "C000000001" });
      if (allowed && matchesProject([other], name)) expect(matchesProject([one], name)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("two patterns of hundreds of stars are compared at once", async () => {
  const { result, took } = await ownTime(() => overlap("a*".repeat(75), "*b".repeat(75)));
  expect(result).toBe(true);
  expect(took).toBeLessThan(2_000);
});

describe("a link takes projects from", () => {
  test.each<[string, string, boolean]>([
    ["acme/a", "acme/a", true],
    // A name goes before a pattern.
    ["acme/*", "acme/a", true],
    ["acme/a", "acme/*", false],
    ["acme/*", "acme/search-*", true],
    ["acme/search-*", "acme/*", false],
    ["acme/*", "other/*", false],
    ["acme/Loader", "Acme/loader", true],
  ])("another channel's %j where it is %j: %j", (held, wanted, takes) => {
    const links = [aLink("C000000002", { projects: held }), aLink("C000000001", { projects: held }), aLink("C000000002", { projects: held, connection: "other" })];
    const link = aLink("C000000001", { projects: wanted });
    expect(holdersOf(links, link)).toEqual(takes ? [links[0]] : []);
  });
});

test("an allowance is of its connection and its channels alone", () => {
  const allowances = [{ connection: "report", projects: "acme/*", teams: ["C000000001"] }];
  const may = (of: Partial<{ connection: string; projects: string; team: string }>) => isAllowed(allowances, { connection: "report", projects: "acme/a", team: "C000000001", ...of });
  expect([may({}), may({ projects: "Acme/x-*" }), may({ connection: "other" }), may({ team: "C000000002" }), may({ projects: "*" }), may({ projects: "other/a" })]).toEqual([true, true, false, false, false, false]);
});
