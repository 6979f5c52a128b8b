import { beforeEach, describe, expect, test } from "vitest";
import { withdrawOccurrence } from "../../src/commands/buttons/withdraw-occurrence.ts";
import { UnavailableError } from "../../src/errors.ts";
import { reviewWithdrawal } from "../../src/pipelines/review-withdrawal.ts";
import { queueMessageSchema, type SlackWork } from "../../src/pipelines/queue-message.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import { aLink } from "../adapters/store-contract.ts";
import { createWorld, type World } from "../support/create-world.ts";
import { failAt, said, statusLine } from "../support/fail-and-pass.ts";
import type { Held } from "../support/in-memory-slack.ts";
import { buttonOf } from "../support/signed-slack.ts";

const team = "C000000001";
let world: World;
let queued: SlackWork<"withdrawn">[];
let isQueueDown: boolean;
beforeEach(async () => {
  world = createWorld();
  queued = [];
  isQueueDown = false;
  await world.ports.store.putLink(aLink(team));
  await world.ports.store.changeTeam(team, { thresholds: { other: { notice: 3, warning: 9 } } });
});

const queue = {
  send: async (message: unknown) => {
    if (isQueueDown) throw new UnavailableError("queue", "down");
    queued.push(queueMessageSchema.parse(message) as SlackWork<"withdrawn">);
  },
};
const failures = (): Held[] => world.messages.filter((message) => message.threadTs === undefined && !message.text.includes("keeps coming back"));
const flag = (): Held | undefined => world.messages.find((message) => message.text.includes("keeps coming back"));
const press = (action: "not_this_error" | "restore_error", message = failures()[0] as Held) => {
  const { action_id: actionId, value } = buttonOf(message, action);
  return withdrawOccurrence({ ...world.ports, queue }, { actionId, value, blockId: "x", channel: team, user: "U000000001", triggerId: "1", message, response: null, reference: "r" });
};
const review = async () => {
  for (const work of queued.splice(0)) await reviewWithdrawal(world.ports, work);
};
const count = async () => (await world.counted()).length;

describe("a failure that is said not to be this error", () => {
  test("is not counted any more, also where it is delivered again, and its message says by whom; until it is undone", async () => {
    await failAt(world.ports, "09:00");
    const before = failures()[0] as Held;
    expect(await press("not_this_error")).toEqual({ kind: "done" });
    await review();
    expect(await count()).toBe(0);
    expect(said(failures()[0])).toContain("<@U000000001> says that it is not this error");
    expect(failures()[0]?.text).toContain("not this error");
    await failAt(world.ports, "09:00");
    expect(await count()).toBe(0);
    expect(await press("restore_error")).toEqual({ kind: "done" });
    await review();
    expect(await count()).toBe(1);
    expect(failures()[0]).toEqual(before);
    expect(world.messages).toHaveLength(1);
  });

  test("counts down the message's counter, and up again; twice is as once", async () => {
    for (const time of ["09:00", "09:20"]) await failAt(world.ports, time);
    expect(statusLine(failures()[0])).toContain("2nd time");
    for (let times = 0; times < 2; times += 1) {
      const message = failures()[0] as Held;
      await press("not_this_error", { ...message, blocks: message.blocks.map((block) => (block.type === "actions" ? { ...block, elements: [{ type: "button", action_id: "not_this_error", text: { type: "plain_text", text: "x" }, value: queuedValue(message) }] } : block)) });
      await review();
      expect(statusLine(failures()[0])).toContain("Not fixed yet");
    }
    await press("restore_error");
    await review();
    expect(statusLine(failures()[0])).toContain("2nd time");
  });

  test.each(["withdrawal's own review", "next failure"])("ends with the last word of those who look at once, though the %s is slow to write what it had read", async (slow) => {
    for (const time of ["09:00", "09:20"]) await failAt(world.ports, time);
    await press("not_this_error");
    let write = (): void => {};
    const mayWrite = new Promise<void>((resolve) => (write = resolve));
    const { messenger } = world.ports;
    const hasRead = new Promise<void>((resolve) => {
      const update: Messenger["update"] = async (to) => {
        resolve();
        await mayWrite;
        return messenger.update(to);
      };
      world.ports.messenger = { ...messenger, update };
    });
    const [work] = queued.splice(0) as [SlackWork<"withdrawn">];
    const late = slow === "next failure" ? failAt(world.ports, "09:40") : reviewWithdrawal({ ...world.ports }, work);
    await hasRead;
    world.ports.messenger = messenger;
    await press("restore_error");
    await review();
    write();
    await late;
    expect(statusLine(failures()[0])).toContain(slow === "next failure" ? "3rd time" : "2nd time");
  });

  test("takes down the flag that it had reached, which says so; undone it is up again, and none is raised twice", async () => {
    for (const branch of ["a", "b", "c"]) await failAt(world.ports, "09:00", { branch, runId: branch });
    const raised = flag();
    expect(raised).toBeDefined();
    await press("not_this_error");
    await review();
    expect(flag()?.text).toMatch(/^No longer holds: /);
    expect(said(flag())).toContain("no longer holds");
    expect((await world.ports.store.findFlag({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" })).claims).toEqual([]);
    const other = failures().find((message) => message.blocks.every((block) => block.block_id !== "withdrawn"));
    expect(other).toBeDefined();
    await press("restore_error", failures().find((message) => message.blocks.some((block) => block.block_id === "withdrawn")));
    await review();
    await review();
    expect(flag()).toEqual(raised);
    expect(world.messages.filter((message) => message.text.includes("keeps coming back"))).toHaveLength(1);
    expect((await world.ports.store.findFlag({ team, errorId: "push/412/SOURCE_DOES_NOT_EXIST" })).claims).toHaveLength(1);
  });

  test("leaves a flag alone that holds without it", async () => {
    for (const branch of ["a", "b", "c", "d"]) await failAt(world.ports, "09:00", { branch, runId: branch });
    const raised = flag();
    await press("not_this_error");
    await review();
    expect(flag()).toEqual(raised);
  });

  test("of another channel, or older than is kept, or by a button of another version is left alone, in words", async () => {
    await failAt(world.ports, "09:00");
    const { value } = buttonOf(failures()[0] as Held, "not_this_error");
    const of = (changes: object) => withdrawOccurrence({ ...world.ports, queue }, { actionId: "not_this_error", value, blockId: "x", channel: team, user: "U1", triggerId: "1", message: null, response: null, reference: "r", ...changes });
    expect(await of({ channel: "C000000002" })).toEqual({ kind: "forgotten" });
    expect(await of({ value: "{}" })).toEqual({ kind: "outdated" });
    world.pass(36 * 86_400);
    expect(await of({})).toEqual({ kind: "forgotten" });
  });

  test("says so where the flag cannot be looked at again", async () => {
    await failAt(world.ports, "09:00");
    isQueueDown = true;
    expect(await press("not_this_error")).toEqual({ kind: "not-reviewed" });
    expect(await count()).toBe(0);
  });
});

/** The occurrence that a message's buttons are about, whichever of them it has. */
const queuedValue = (message: Held): string => {
  try {
    return buttonOf(message, "not_this_error").value;
  } catch {
    return buttonOf(message, "restore_error").value;
  }
};
