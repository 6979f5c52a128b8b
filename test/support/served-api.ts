import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { createCiApi } from "../../src/adapters/ci/create-ci-api.ts";
import type { CiApi, CiProvider } from "../../src/adapters/ci/provider.ts";
import { close, listen } from "../../src/local/listen.ts";

/** A provider's API on a real server: it answers what `answers` holds for a path with its query, JSON or text, else 404. `seen` are the calls as `path accept authorization`. */
export const servedApi = (provider: CiProvider, answers: Record<string, unknown>) => {
  const seen: string[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    seen.push([url, headers.accept, headers.authorization].join(" "));
    const answer = answers[url];
    if (answer === undefined) response.writeHead(404).end();
    else response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  beforeAll(() => listen(server, 0, "the test"));
  afterAll(() => close(server));
  const api = (): CiApi =>
    createCiApi({
      connection: {
        name: provider.name,
        provider: provider.name,
        baseUrl: null,
        apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        logHosts: [],
        secrets: [],
        token: "a-token",
        projects: ["*"],
        options: {},
      },
      provider,
      sleep: async () => {},
    });
  return { api, seen };
};
