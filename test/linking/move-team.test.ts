import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { UnavailableError } from "../../src/errors.ts";
import { moveTeam } from "../../src/linking/move-team.ts";
import { tellingMover } from "../../src/linking/telling-mover.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import type { LateReplies } from "../../src/ports/replies.ts";
import { aLink } from "../adapters/store-contract.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";

const [from, to, by] = ["C000000001", "C000000002", "U000000001"];
const at = "2026-11-20T10:00:00.000Z";
const note = (team: string, text: string, errorId = "push/413") => ({ team, errorId, at, text, by, edited: null });

const createWorld = async () => {
  const clock = () => new Date(at);
  const slack = createInMemorySlack();
  const store = createMemoryStore({ clock });
  const alone: { channel: string; user: string; text: string }[] = [];
  const late: LateReplies = { tellLater: async ({ channel, user, message: { text } }) => (alone.push({ channel, user, text }), { kind: "told" }) };
  await store.putLink(aLink(from, { connection: "report", projects: "acme/a" }));
  const move = (messenger: Messenger = slack.messenger) => moveTeam({ store, messenger, late, command: "/coveo-error", clock, log: () => {} }, { from, to, by, at, correlationId: "m" });
  const telling = (received: number, does: () => Promise<void>) => tellingMover({ store, messenger: slack.messenger, late, command: "/coveo-error", clock, log: () => {} }, { from, to, by, at, correlationId: "m" }, received, does);
  return { slack, store, alone, move, telling };
};

test("a move that cannot be announced where it goes moves nothing; whoever asked is told, in the channel alone where no direct message is taken", async () => {
  const { slack, store, alone, move } = await createWorld();
  slack.answers.push({ kind: "refused", reason: "is_archived" }, { kind: "refused", reason: "messages_tab_disabled" });
  expect(await move()).toBe("refused");
  expect((await store.listLinks()).map(({ team }) => team)).toEqual([from]);
  expect(alone).toEqual([{ channel: from, user: by, text: expect.stringContaining("Nothing was moved") }]);
});

test("a move that keeps failing goes on, and whoever asked is told so once", async () => {
  const { slack, alone, telling } = await createWorld();
  const down = new UnavailableError("dynamodb", "throttled");
  const fails = async (): Promise<void> => Promise.reject(down);
  await expect(telling(5, fails)).rejects.toBe(down);
  expect(slack.messages).toEqual([]);
  slack.answers.push({ kind: "wait", seconds: 1 });
  for (const received of [6, 7, 8]) await expect(telling(received, fails)).rejects.toBe(down);
  expect(slack.messages).toMatchObject([{ channel: by, text: expect.stringMatching(/not moved to <#C000000002> yet[^]*tried again/) }]);
  expect(alone).toEqual([]);
  await telling(9, async () => {});
  expect(slack.messages).toHaveLength(1);
});

test("notes go along, once though it breaks off; one that would take another's place stays where it is", async () => {
  const { slack, store, move } = await createWorld();
  await store.addNote(note(from, "ours"));
  await store.addNote(note(to, "theirs"));
  await store.addNote(note(from, "told", "push/429/TOO_MANY_REQUESTS"));
  slack.answers.push(undefined, { kind: "wait", seconds: 1 });
  await expect(move()).rejects.toThrow("Slack asked to wait");
  expect(await move()).toBe("moved");
  const texts = async (team: string) => (await store.listNotes({ team })).map(({ text }) => text).toSorted();
  expect([await texts(from), await texts(to)]).toEqual([["ours"], ["theirs", "told"]]);
});
