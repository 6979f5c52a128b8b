import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { find } from "../../src/catalog/find.ts";

const idsFor = (query: string): string[] => find(query).answers.map((answer) => answer.id);
const spoken = { push: "push", "usage-analytics": "usage analytics", indexing: "indexing", http: "" };

describe.each(entries.map(({ id }) => ({ id })))("$id is found", ({ id }) => {
  test("by its id, in capitals too", () => {
    expect(idsFor(id)).toEqual([id]);
    expect(idsFor(id.toUpperCase())).toEqual([id]);
  });
});

describe.each(entries.flatMap((entry) => (entry.code === null ? [] : [{ id: entry.id, entry, code: entry.code }])))("$id is found", ({ id, entry, code }) => {
  test("by its code, in any case and spacing", () => {
    const spaced = code.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, " ");
    for (const query of [code, code.toLowerCase(), code.toUpperCase(), spaced, spaced.toLowerCase(), `*${code}*`, `what is ${code}?`]) {
      expect(idsFor(query), query).toContain(id);
      expect(idsFor(`${query} ${entry.status ?? ""}`), query).toContain(id);
    }
  });
});

describe.each(entries.flatMap((entry) => (entry.status === null ? [] : [{ id: entry.id, entry, status: entry.status }])))("$id is found", ({ id, entry, status }) => {
  test("by its API and status", () => {
    expect(idsFor(`${spoken[entry.api]} ${status}`)).toContain(id);
    expect(idsFor(`${status} ${spoken[entry.api]}`)).toContain(id);
  });
});

describe.each(entries.filter((entry) => entry.names.length > 0).map((entry) => ({ id: entry.id, entry })))("$id is found", ({ entry, id }) => {
  test("by each of its names", () => {
    for (const name of entry.names) expect(idsFor(`${spoken[entry.api]} ${name}`), name).toContain(id);
  });
});
