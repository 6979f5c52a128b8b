import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { Sought } from "../../src/ports/messenger.ts";
import type { Store } from "../../src/ports/store.ts";
import { postOnce } from "../../src/posting/post-once.ts";
import { aRun } from "../adapters/store-contract.ts";
import { createInMemorySlack, type InMemorySlack } from "../support/in-memory-slack.ts";

let now: number;
let slack: InMemorySlack;
let store: Store;
beforeEach(() => {
  now = Date.parse("2026-11-20T10:00:00.000Z");
  slack = createInMemorySlack();
  store = createMemoryStore({ clock: () => new Date(now) });
});

const posting = { kind: "reply" as const, run: aRun(), channel: "C1" };
const post = (threadTs?: string) =>
  postOnce({ store, messenger: slack.messenger, clock: () => new Date(now), log: () => {} }, posting, {
    message: () => ({ text: "hi", blocks: [] }),
    ...(threadTs === undefined ? {} : { threadTs }),
  });

/** It was posted, and nobody learned of it. */
const losing = async (threadTs?: string) => {
  slack.loseAnswer();
  await expect(post(threadTs)).rejects.toThrow("the connection broke");
  now += 15_000;
};

/** It was never posted, and nobody learned of that. */
const dying = async (threadTs?: string) => {
  const { send } = slack.messenger;
  slack.messenger.send = () => Promise.reject(new Error("died"));
  await expect(post(threadTs)).rejects.toThrow("died");
  slack.messenger.send = send;
  now += 15_000;
};

describe("a message whose place is another one when it is tried again", () => {
  test.each([
    ["a thread, then the channel", "7", undefined],
    ["the channel, then a thread", undefined, "7"],
    ["a thread, then another", "7", "8"],
  ])("stays where an earlier try put it: %s", async (_, first, second) => {
    await losing(first);
    expect(await post(second)).toEqual({ kind: "posted", ts: "1", ...(first === undefined ? {} : { threadTs: first }) });
    expect(slack.messages).toHaveLength(1);
  });

  test.each([
    ["a thread, then the channel", "7", undefined],
    ["the channel, then a thread", undefined, "7"],
    ["a thread, then another", "7", "8"],
  ])("is looked for in the place of the latest try that may have posted it: %s", async (_, first, second) => {
    await dying(first);
    await losing(second);
    await post(second);
    expect(slack.messages.map(({ threadTs }) => threadTs)).toEqual([second]);
    expect(await store.findPosted(posting)).toEqual({ ts: "1", ...(second === undefined ? {} : { threadTs: second }) });
  });
});

describe("a message that an earlier try may have posted", () => {
  const logged: unknown[] = [];
  const asked: unknown[] = [];
  const postAgain = (sought: Sought) => {
    const messenger = { ...slack.messenger, findPosted: async (query: object) => (asked.push(query), sought) };
    return postOnce({ store, messenger, clock: () => new Date(now), log: (event, data) => logged.push([event, data]) }, posting, { message: () => ({ text: "hi", blocks: [] }) });
  };
  beforeEach(() => {
    logged.length = 0;
    asked.length = 0;
  });

  test("comes twice rather than never where nobody could look for it, and that is logged", async () => {
    await losing();
    expect(await postAgain({ kind: "unsure", reason: "more was posted there since than is looked through" })).toMatchObject({ kind: "posted" });
    expect(slack.messages).toHaveLength(2);
    expect(logged).toEqual([["message-may-come-twice", { channel: "C1", of: "reply", reason: "more was posted there since than is looked through" }]]);
  });

  test("is looked for from the first try until the reservation of the latest ran out", async () => {
    await dying();
    now += 60_000;
    await dying();
    await postAgain({ kind: "absent" });
    expect(asked).toMatchObject([{ since: "2026-11-20T10:00:00.000Z", until: "2026-11-20T10:01:30.000Z" }]);
    expect(logged).toEqual([]);
  });
});

describe("a try that takes longer than its reservation", () => {
  const slowly = (milliseconds: number) =>
    postOnce({ store, messenger: slack.messenger, clock: () => new Date(now), log: () => {} }, posting, {
      message: () => {
        now += milliseconds;
        return { text: "slow", blocks: [] };
      },
    });

  test("posts nothing any more, for another may have taken it over and have looked for it in vain", async () => {
    await expect(slowly(11_000)).rejects.toThrow("look again");
    expect(slack.messages).toEqual([]);
    now += 15_000;
    await post();
    expect(slack.messages.map(({ text }) => text)).toEqual(["hi"]);
  });

  test("posts where Slack's slowest answer still comes in time", async () => {
    await slowly(9_000);
    expect(slack.messages).toHaveLength(1);
  });
});

test.each([
  ["at once where it failed while nobody else could have taken it over", 9_000, true],
  ["after its reservation where another may hold it by now", 11_000, false],
])("a message that could not be made is tried again %s", async (_, milliseconds, atOnce) => {
  const failing = postOnce({ store, messenger: slack.messenger, clock: () => new Date(now), log: () => {} }, posting, {
    message: () => {
      now += milliseconds;
      throw new Error("the log did not come");
    },
  });
  await expect(failing).rejects.toThrow("the log did not come");
  if (atOnce) expect(await post()).toMatchObject({ kind: "posted" });
  else await expect(post()).rejects.toThrow("look again");
});

test.each<[string, Awaited<ReturnType<InMemorySlack["messenger"]["send"]>>]>([
  ["asks to wait", { kind: "wait", seconds: 1 }],
  ["refuses the message", { kind: "refused", reason: "is_archived" }],
])("where Slack %s nothing stays reserved: the next try posts, and looks for nothing", async (_, answer) => {
  const { send, findPosted } = slack.messenger;
  slack.messenger.send = async () => answer;
  await post().catch(() => undefined);
  slack.messenger.send = send;
  slack.messenger.findPosted = async () => Promise.reject(new Error("looked for"));
  expect(await post()).toMatchObject({ kind: "posted" });
  slack.messenger.findPosted = findPosted;
});
