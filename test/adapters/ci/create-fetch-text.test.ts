import { expect, test } from "vitest";
import { createFetchText } from "../../../src/adapters/ci/create-fetch-text.ts";
import { useServer } from "../../support/use-server.ts";

let asked: string[] = [];
const { address } = useServer(({ url = "" }, response) => {
  asked.push(url);
  return url === "/broken" ? response.writeHead(503).end() : response.end(`key of ${url}`);
});

test("a key is kept for an hour, and a fault is not", async () => {
  asked = [];
  let now = 0;
  const fetchText = createFetchText(() => new Date(now));
  for (const passed of [0, 3_599_000, 1_000]) {
    now += passed;
    expect(await fetchText(`${address()}/key`)).toBe("key of /key");
    await expect(fetchText(`${address()}/broken`)).rejects.toMatchObject({ name: "UnavailableError" });
  }
  expect(asked).toEqual(["/key", "/broken", "/broken", "/key", "/broken"]);
});

test("a hundred keys are kept and not more: whoever sends names their addresses", async () => {
  asked = [];
  const fetchText = createFetchText(() => new Date(0));
  for (let key = 0; key < 102; key += 1) await fetchText(`${address()}/${key}`);
  await fetchText(`${address()}/0`);
  expect(asked.filter((url) => url === "/0")).toHaveLength(2);
});
