import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { documents } from "../../src/catalog/documents.ts";
import { entries } from "../../src/catalog/entries.ts";
import { entrySchema } from "../../src/catalog/entry.ts";
import { createFind, find } from "../../src/catalog/find.ts";

const guide = readFileSync(new URL("../../docs/adding-an-entry.md", import.meta.url), "utf8");
const blockOf = (language: string): string => guide.split(`\`\`\`${language}\n`).at(1)?.split("\n```").at(0) ?? "";
const literal = blockOf("ts").replace(/^[^]*: Entry = /, "").replace(/;\s*$/, "");
const queries = blockOf("text").split("\n");

describe("the entry in the guide", () => {
  const entry = entrySchema.parse(runInNewContext(`(${literal})`, { documents }));

  test("is not in the catalog before it is added", () => {
    for (const query of queries) expect(find(query).answers, query).toEqual([]);
  });

  test.each(queries)("is found, once it is in the list, by: %s", (query) => {
    expect(createFind([...entries, entry])(query).answers.at(0)?.id).toBe(entry.id);
  });

  test("is found by an id that it replaces", () => {
    const renamed = { ...entry, replaces: ["push/409/SOURCE_LOCKED"] };
    expect(createFind([...entries, renamed])("push/409/SOURCE_LOCKED").answers.map((answer) => answer.id)).toEqual([entry.id]);
  });
});

describe("the places the guide names", () => {
  test.each([...guide.matchAll(/`((?:src|test)\/[\w/.-]+)`/g)].map((match) => match[1] ?? ""))("%s is there", (path) => {
    expect(() => readFileSync(new URL(`../../${path}`, import.meta.url))).not.toThrow(/ENOENT/);
  });
});
