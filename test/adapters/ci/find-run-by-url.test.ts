import { expect, test } from "vitest";
import type { Connection } from "../../../src/adapters/ci/connection.ts";
import { createFindRunByUrl } from "../../../src/adapters/ci/create-receivers.ts";

const connection = (name: string, changes: Partial<Connection> = {}): Connection => ({
  name, provider: "github", baseUrl: "https://github.com", apiUrl: null, logHosts: [], secrets: [], token: undefined, projects: ["*"], options: {}, ...changes,
});
const address = "https://github.com/shop/loader/actions/runs/501";
const ofAddress = (...connections: Connection[]) => createFindRunByUrl(connections)(address)?.connection;

test.each<[string, Connection[], string]>([
  ["speaks for its project by name", [connection("github"), connection("shop", { projects: ["search/*", "shop/*"] })], "shop"],
  ["speaks for it most specifically", [connection("loader", { projects: ["shop/loader"] }), connection("shop", { projects: ["shop/*"] })], "loader"],
  ["speaks for it at all", [connection("search", { projects: ["search/*"], secrets: ["s"], options: { A: "b" } }), connection("github")], "github"],
  ["receives its deliveries", [connection("shop"), connection("github", { secrets: ["a-secret"] })], "github"],
  ["is listed, where all that is seen of the default one is its name", [connection("github"), connection("shop")], "shop"],
  ["is listed first, of two alike", [connection("one"), connection("two")], "one"],
])("of several connections with an address' host it is the one that %s", (_, connections, name) => {
  expect(ofAddress(...connections)).toBe(name);
});

test("an address of no connection's host is nobody's run", () => {
  expect(ofAddress(connection("own", { baseUrl: "https://git.acme.example" }))).toBeUndefined();
});
