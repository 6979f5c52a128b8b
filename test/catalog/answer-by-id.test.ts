import { describe, expect, test } from "vitest";
import { answerById } from "../../src/catalog/answer-by-id.ts";
import { answerOf } from "../../src/catalog/answer.ts";
import { entries } from "../../src/catalog/entries.ts";
import { entryById } from "../../src/catalog/entry-by-id.ts";

describe("the answer of a stored id", () => {
  test.each(entries.map((entry) => [entry.id, entry] as const))("%s is its entry's", (id, entry) => {
    expect(entryById(id)).toBe(entry);
    expect(answerById(id)).toEqual(answerOf(entry));
  });

  test("that is an API and a status says what it may be", () => {
    expect(answerById("push/412")).toMatchObject({
      id: "push/412",
      api: "push",
      status: "412",
      code: null,
      title: "412 from the Push API",
      category: "request",
      alternatives: ["push/412/DOCUMENT_LIMIT_EXCEEDED", "push/412/INVALID_PARAMETER", "push/412/MISSING_PARAMETER", "push/412/SOURCE_DOES_NOT_EXIST"],
    });
  });

  test("says for each of them what to do", () => {
    const { resolution = [] } = answerById("push/403") ?? {};
    expect(resolution).toEqual([
      expect.stringContaining("response body"),
      expect.stringMatching(/^`ACCESS_DENIED`: If you use an API key/),
      expect.stringMatching(/^The upload address of the file container has expired: Create another/),
    ]);
  });

  test("is throttling for a bare 429", () => {
    expect(answerById("push/429")).toMatchObject({ category: "throttling", retry: "backoff" });
  });

  test("that is a 5xx status of an API leads to its 5XX entry", () => {
    expect(answerById("push/503")).toMatchObject({ id: "push/503", status: "503", category: "service", alternatives: ["push/5XX"] });
  });

  test.each(["push/418", "push/412/NEVER_USED", "ftp/412", "", "push"])("%o is null: never used", (id) => {
    expect(answerById(id)).toBeNull();
  });
});
