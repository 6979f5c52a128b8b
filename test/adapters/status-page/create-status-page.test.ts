import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createStatusPage } from "../../../src/adapters/status-page/create-status-page.ts";
import { close, listen } from "../../../src/local/listen.ts";
import { ownTime } from "../../support/own-time.ts";
import { coveoStatusLine } from "../../../src/views/coveo-status-line.ts";

let answer: (response: ServerResponse, path: string) => void;
let asked = 0;
const server = createServer((request, response) => {
  asked += 1;
  answer(response, request.url ?? "");
});
await listen(server, 0, "a status page");
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(async () => {
  server.closeAllConnections();
  await close(server);
});

let now = Date.parse("2026-11-20T10:00:00Z");
const create = (timeout = 60_000) => createStatusPage({ base, clock: () => new Date(now), log: () => {}, timeout });
const json = (body: unknown) => (response: ServerResponse) => void response.setHeader("content-type", "application/json").end(JSON.stringify(body));
const incident = (of: Record<string, unknown> = {}) => ({ id: "p1abc", name: "Push API <!channel> errors", impact: "major", status: "investigating", shortlink: "https://evil.example/x", ...of });

beforeEach(() => {
  asked = 0;
});

describe("Coveo's status page", () => {
  test("tells open incidents, with links to itself alone", async () => {
    answer = (response, path) => (path === "/api/v2/summary.json" ? json({ page: { id: "x" }, incidents: [incident(), incident({ id: "p2", status: "resolved" }), incident({ id: "p3", impact: "none" })], status: { indicator: "major" } })(response) : void response.writeHead(404).end());
    const status = await create()();
    expect(status).toEqual({
      kind: "incidents",
      page: `${base}/`,
      incidents: [
        { name: "Push API <!channel> errors", impact: "major", url: `${base}/incidents/p1abc` },
        { name: "Push API <!channel> errors", impact: "none", url: `${base}/incidents/p3` },
      ],
    });
    expect(coveoStatusLine(status)).toContain(`<${base}/incidents/p1abc|Push API &lt;!channel&gt; errors> (impact: major)`);
    expect(coveoStatusLine(status)).not.toContain("evil.example");
  });

  test("without open incidents says so", async () => {
    answer = json({ incidents: [] });
    expect(await create()()).toEqual({ kind: "quiet", page: `${base}/` });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["slow", () => {}],
    ["slow after its first bytes", (response) => void response.write('{"incidents":[')],
    ["broken", (response) => void response.destroy()],
    ["answered with a fault", (response) => void response.writeHead(503).end("{}")],
    ["no JSON", (response) => void response.end("<html>")],
    ["another JSON", json({ incidents: "none" })],
    ["an incident whose id would lead elsewhere", json({ incidents: [incident({ id: "../../x" })] })],
    ["huge", (response) => void response.end(`{"incidents":[],"x":"${"x".repeat(1_200_000)}"}`)],
    ["a redirect", (response) => void response.writeHead(302, { location: "https://evil.example/" }).end()],
  ])("that is %s is unknown within its time, and just linked", async (_, how) => {
    answer = how;
    const { result: status, took } = await ownTime(create(300));
    expect(took).toBeLessThan(1_500);
    expect(status).toEqual({ kind: "unknown", page: `${base}/` });
    expect(coveoStatusLine(status)).toContain(`<${base}/|Coveo's status page>`);
  });

  test("is asked once a minute, also by many at once and where it did not answer", async () => {
    answer = (response) => void response.writeHead(500).end();
    const statusPage = create();
    await Promise.all([statusPage(), statusPage(), statusPage()]);
    now += 59_000;
    await statusPage();
    expect(asked).toBe(1);
    answer = json({ incidents: [] });
    now += 1_000;
    expect((await statusPage()).kind).toBe("quiet");
    expect(asked).toBe(2);
  });
});
