import { describe, expect, test } from "vitest";
import { reachConnection } from "../../../src/adapters/ci/reach-connection.ts";
import type { Connection } from "../../../src/adapters/ci/connection.ts";
import { useServer } from "../../support/use-server.ts";

const run = { project: { connection: "ci", key: "acme", name: "acme" }, runId: "1", attempt: 1, occasion: null };
let status = 200;
const seen: (string | undefined)[] = [];
const api = useServer((request, response) => {
  seen.push(request.url);
  response.writeHead(status, { "content-type": "text/plain" }).end("a log\n".repeat(100_000));
});
const connection = (provider: string): Connection => ({ name: "ci", provider, baseUrl: api.address(), apiUrl: api.address(), logHosts: [], secrets: [], token: "somebody:a-token", projects: ["*"], options: {} });

describe.each(["jenkins", "teamcity"])("%s, where a run is its one job", (provider) => {
  test.each([
    [200, { kind: "accepted" }],
    [404, { kind: "accepted" }],
    [401, { kind: "refused", blame: "token" }],
  ])("is asked for that job's log: what answers %i", async (answer, expected) => {
    status = answer;
    seen.splice(0);
    expect(await reachConnection(connection(provider), run)).toMatchObject(expected);
    expect(new Set(seen).size).toBe(1);
  });
});

test("Azure DevOps is not asked about a project that is known by its name alone", async () => {
  expect(await reachConnection(connection("azure-devops"), run)).toEqual({ kind: "no-call", isAskable: true });
});
