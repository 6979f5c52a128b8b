import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { entrySchema } from "../../src/catalog/entry.ts";
import { find } from "../../src/catalog/find.ts";

const filesOf = (folder: URL, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();

const entryFolder = new URL("../../src/catalog/entries/", import.meta.url);
const fixtureFolder = new URL("fixtures/", import.meta.url);
const entryFiles = filesOf(entryFolder, ".ts");
const list = readFileSync(new URL("../../src/catalog/entries.ts", import.meta.url), "utf8");

const documented = `
push/400/INVALID_JSON push/400/ORGANIZATION_IS_PAUSED push/401/UNAUTHORIZED push/401/INVALID_TOKEN push/403/ACCESS_DENIED
push/403/ACCESS_DENIED/request-expired push/404/ORGANIZATION_NOT_FOUND push/404/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3
push/412/DOCUMENT_LIMIT_EXCEEDED push/412/INVALID_PARAMETER push/412/MISSING_PARAMETER push/412/SOURCE_DOES_NOT_EXIST push/413
push/415/UNSUPPORTED_MEDIA_TYPE push/429/TOO_MANY_REQUESTS push/429/TOO_MANY_DOCUMENTS_DAILY
push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED push/5XX
usage-analytics/400/InvalidHeadersException usage-analytics/400/InvalidJson usage-analytics/400/InvalidObject
usage-analytics/400/InvalidToken usage-analytics/400/InvalidTokenHeader usage-analytics/400/MissingParameter
usage-analytics/400/NoWorkgroupAssociatedWithToken usage-analytics/400/UnauthorizedHub usage-analytics/400/UnauthorizedOrg
usage-analytics/404/InvalidUri usage-analytics/406/InvalidRequest usage-analytics/415/InvalidRequest
usage-analytics/429/TooManyRequestsException usage-analytics/5XX
indexing/ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3 indexing/TOTAL_METADATA_SIZE_EXCEEDS_LIMIT indexing/SOURCE_REFRESH_TIMEOUT
indexing/ssl-connection indexing/OUT_OF_SEQUENCE_OPERATION indexing/delete-old-items
http/400 http/401 http/403 http/404 http/414 http/429 http/500 http/502 http/503 http/504`
  .trim()
  .split(/\s+/);

describe("the catalog", () => {
  test("has an entry for every error that the documents treat", () => {
    expect(entries.map((entry) => entry.id)).toEqual(expect.arrayContaining(documented));
  });

  test("uses no id twice, neither today's nor one that was replaced", () => {
    const ids = entries.flatMap((entry) => [entry.id, ...(entry.replaces ?? [])]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("has one file an entry, each in the list", () => {
    expect(entryFiles.filter((name) => !list.includes(`"./entries/${name}.ts"`))).toEqual([]);
    expect(entries).toHaveLength(entryFiles.length);
  });

  test("has one fixture an entry, under the same name", () => {
    expect(filesOf(fixtureFolder, ".txt").filter((name) => name.includes("/"))).toEqual(entryFiles);
  });

  test("does not load the schema while the bot runs", () => {
    expect(list).not.toMatch(/from "zod"/);
    expect(list).toContain('import type { Entry } from "./entry.ts"');
  });
});

describe.each(entries.map((entry) => ({ id: entry.id, entry })))("$id", ({ id, entry }) => {
  test("fits the schema", () => {
    expect(entrySchema.safeParse(entry).error?.message).toBeUndefined();
  });

  test("has an id made of its API, status and code", () => {
    const [api, ...rest] = id.split("/");
    expect(api).toBe(entry.api);
    if (entry.status !== null) expect(rest.at(0)).toBe(entry.status);
    if (entry.code !== null) expect(rest).toContain(entry.code);
  });

  test("begins each resolution in a way that can follow its condition", () => {
    for (const { when, do: step } of entry.resolutions) {
      expect(step).toMatch(/^[A-Z][a-z]/);
      expect(step).toMatch(/\.$/);
      if (when !== null) expect(when).toMatch(/^(?:If|When|To|In) .*[^.,]$/);
    }
  });
});

const fixtures = entryFiles.map((name) => ({
  name,
  id: /id: "([^"]+)"/.exec(readFileSync(new URL(`${name}.ts`, entryFolder), "utf8"))?.[1],
  queries: readFileSync(new URL(`${name}.txt`, fixtureFolder), "utf8").split("\n").filter(Boolean),
}));

describe.each(fixtures)("the fixture of $name", ({ id, queries }) => {
  test("is not empty", () => {
    expect(queries).not.toEqual([]);
  });

  test.each(queries)("is found first by: %s", (query) => {
    expect(find(query).answers.at(0)?.id).toBe(id);
  });
});
