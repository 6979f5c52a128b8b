import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { find } from "../../src/catalog/find.ts";

const idsFor = (query: string): string[] => find(query).answers.map((answer) => answer.id);
const spoken = { push: "push", "usage-analytics": "usage analytics", indexing: "indexing", http: "" };

describe.each(entries.map((entry) => ({ id: entry.id, entry })))("$id is found", ({ id, entry }) => {
  test("by its id, in capitals too", () => {
    expect(idsFor(id)).toEqual([id]);
    expect(idsFor(id.toUpperCase())).toEqual([id]);
  });

  test.runIf(entry.code !== null)("by its code, in any case and spacing", () => {
    const code = entry.code ?? "";
    const spaced = code.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, " ");
    for (const query of [code, code.toLowerCase(), code.toUpperCase(), spaced, spaced.toLowerCase(), `*${code}*`, `what is ${code}?`])
      expect(idsFor(`${query} ${entry.status ?? ""}`), query).toContain(id);
  });

  test.runIf(entry.status !== null)("by its API and status", () => {
    expect(idsFor(`${spoken[entry.api]} ${entry.status}`)).toContain(id);
    expect(idsFor(`${entry.status} ${spoken[entry.api]}`)).toContain(id);
  });

  test.runIf(entry.names.length > 0)("by each of its names", () => {
    for (const name of entry.names) expect(idsFor(`${spoken[entry.api]} ${name}`), name).toContain(id);
  });
});
