import { describe, expect, test } from "vitest";
import { askedFor } from "../../src/catalog/asked-for.ts";
import { find } from "../../src/catalog/find.ts";

const askedIn = (query: string): string[] => askedFor(query, find(query).answers).map(({ id }) => id);
const tooMany = "push/429/TOO_MANY_REQUESTS";

describe("a question that names several errors", () => {
  test.each([
    ["413 and 429?", ["push/413", tooMany]],
    ["429, 413", [tooMany, "push/413"]],
    ["push 413 and 412", ["push/413", "push/412/DOCUMENT_LIMIT_EXCEEDED"]],
    ["got 429 then 503 after 200", [tooMany, "push/5XX"]],
    ["TOO_MANY_REQUESTS and SOURCE_DOES_NOT_EXIST", [tooMany, "push/412/SOURCE_DOES_NOT_EXIST"]],
    ["401 or 413 or 503 or 429", ["push/401/UNAUTHORIZED", "push/413", "push/5XX"]],
  ])("%s asks for the best answer of each, three at most", (query, expected) => {
    expect(askedIn(query)).toEqual(expected);
  });

  test("has each of them at the front, before what else it may be", () => {
    expect(find("429 and 413").answers.slice(0, 2).map(({ id }) => id)).toEqual([tooMany, "push/413"]);
  });
});

test.each(["429", "412", "5xx", "500 or 503", "429 TOO_MANY_REQUESTS", "access denied", "NOT_THERE"])("%s asks for one at most", (query) => {
  expect(askedIn(query)).toEqual(find(query).answers.slice(0, 1).map(({ id }) => id));
});
