import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { makeLink } from "../../../src/commands/linking/make-link.ts";
import type { LinkPorts } from "../../../src/commands/linking/link-ports.ts";
import { aLink } from "../../adapters/store-contract.ts";

const channel = "C000000001";
const asker = { channel, user: "U000000001" };
const rules = { connection: "report", projects: "acme/a", branches: [], workflows: [], post: "all" } as const;

const createPorts = (of: Partial<LinkPorts> = {}) => {
  const clock = () => new Date("2026-11-20T10:00:00.000Z");
  const queued: unknown[] = [];
  const ports: LinkPorts = {
    store: createMemoryStore({ clock }),
    connections: [{ name: "report", projects: ["acme/*"] }],
    admins: ["U000000099"],
    operationsChannel: "C000000042",
    queue: { send: async (message) => void queued.push(message) },
    channels: { describe: async () => ({ kind: "unknown", reason: "x" }), channelsOf: async () => ({ kind: "unknown", reason: "x" }) },
    replies: { openModal: async () => false },
    messenger: { send: async () => ({ kind: "posted", ts: "1" }) },
    find: () => ({ query: "", kind: "not-found", answers: [], suggestions: [] }),
    redact: async (text) => ({ text, found: [] }),
    timeZone: "UTC",
    clock,
    log: () => {},
    ...of,
  };
  return { ports, queued };
};

test.each([
  ["without administrators", { admins: [] }],
  ["without a channel to ask in", { operationsChannel: undefined }],
])("%s nobody is asked, and it says whether another channel has it", async (_, of) => {
  const { ports, queued } = createPorts(of);
  expect(await makeLink(ports, { ...rules, branches: [], workflows: [] }, asker)).toEqual({ kind: "cannot-ask", held: false });
  await ports.store.putLink(aLink("C000000002", { connection: "report", projects: "acme/*" }));
  expect(await makeLink(ports, { ...rules, branches: [], workflows: [] }, asker)).toEqual({ kind: "cannot-ask", held: true });
  expect(queued).toEqual([]);
});

test("a connection speaks for its own projects alone", async () => {
  const { ports } = createPorts();
  expect(await makeLink(ports, { ...rules, branches: [], workflows: [], projects: "other/a" }, asker)).toMatchObject({ kind: "not-spoken-for" });
});

test("what is allowed is asked for all the same where another channel would lose it", async () => {
  const { ports, queued } = createPorts();
  await ports.store.putAllowance({ connection: "report", projects: "*", teams: [] });
  await ports.store.putLink(aLink("C000000002", { connection: "report", projects: "acme/*" }));
  expect(await makeLink(ports, { ...rules, branches: [], workflows: [] }, asker)).toMatchObject({ kind: "asked", again: false });
  expect(queued).toHaveLength(1);
  expect(await ports.store.listLinks()).toHaveLength(1);
});
