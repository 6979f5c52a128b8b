import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { askToMove } from "../../../src/commands/linking/ask-to-move.ts";
import { endLink } from "../../../src/commands/linking/end-link.ts";
import { makeLink } from "../../../src/commands/linking/make-link.ts";
import { undoTeamChange } from "../../../src/commands/team/undo-team-change.ts";
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

test("a link is the same in whatever case it is typed: another channel's is asked for, one's own changed and ended", async () => {
  const { ports, queued } = createPorts();
  const held = aLink("C000000002", { connection: "report", projects: "acme/Loader" });
  await ports.store.putLink(held);
  const typed = { ...rules, branches: [], workflows: [], projects: "ACME/loader" };
  expect(await makeLink(ports, typed, { channel, user: "U000000099" })).toMatchObject({ kind: "asked", link: { projects: "acme/Loader", team: channel } });
  expect(queued).toHaveLength(1);
  const own = { channel: "C000000002", user: "U000000001" };
  expect(await makeLink(ports, typed, own)).toMatchObject({ kind: "linked-before" });
  expect(await makeLink(ports, { ...typed, post: "never" }, own)).toMatchObject({ kind: "to-announce" });
  expect(await ports.store.listLinks()).toEqual([{ ...held, post: "never" }]);
  expect(await endLink(ports, { channel: own.channel, connection: "report", projects: "acme/loader" })).toMatchObject({ before: { projects: "acme/Loader" } });
  expect(await ports.store.listLinks()).toEqual([]);
});

const [from, to] = ["C000000001", "C000000002"];
const members = { channels: { describe: async () => ({ kind: "unknown" as const, reason: "x" }), channelsOf: async () => ({ kind: "channels" as const, channels: [{ id: to, name: "random" }] }) } };

test.each([
  ["an administrator moves what nobody allowed", "U000000099", {}, 1, { kind: "moving", to }],
  ["where nobody can be asked, nothing is moved", "U000000001", { admins: [] }, 1, { kind: "not-moved", why: "not-allowed", to }],
  ["so many links are an administrator's to move", "U000000001", {}, 11, { kind: "not-moved", why: "too-many", to }],
])("%s", async (_, by, of, count, expected) => {
  const { ports, queued } = createPorts({ ...members, ...of });
  for (let at = 0; at < count; at += 1) await ports.store.putLink(aLink(from, { connection: "report", projects: `acme/${at}` }));
  expect(await askToMove(ports, { from, to: "#Random", by })).toEqual(expected);
  expect(queued).toHaveLength(expected.kind === "moving" ? 1 : 0);
});

test("what an administrator once let a channel have is linked again by the button for a day, then by an administrator's word", async () => {
  let now = new Date("2026-11-20T10:00:00.000Z");
  const { ports, queued } = createPorts({ clock: () => now });
  const link = aLink(channel, { connection: "report", projects: "acme/a" });
  await ports.store.putLink(link);
  const ended = await endLink(ports, { channel, connection: "report", projects: "acme/a" });
  if (ended === "none") throw new Error("it was not linked");
  const change = { of: "link", after: null, ...ended } as const;
  now = new Date("2026-11-21T10:00:00.000Z");
  expect(await undoTeamChange(ports, change, asker)).toEqual({ kind: "asked-to-link" });
  expect([await ports.store.listLinks(), queued.length]).toEqual([[], 1]);
  expect(await undoTeamChange({ ...ports, admins: [] }, change, asker)).toEqual({ kind: "may-not-link" });
  now = new Date("2026-11-21T09:59:59.000Z");
  expect(await undoTeamChange(ports, change, asker)).toEqual({ kind: "undone" });
  expect(await ports.store.listLinks()).toEqual([link]);
  expect(await undoTeamChange(ports, change, asker)).toEqual({ kind: "undone-before" });
});
