import { beforeEach, describe, expect, test } from "vitest";
import type { Messenger } from "../../src/ports/messenger.ts";
import type { Store } from "../../src/ports/store.ts";
import { noFlag, type Claim } from "../../src/recurrence/flag-state.ts";
import type { Occurrence } from "../../src/recurrence/occurrence.ts";
import { pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { raiseFlags } from "../../src/recurrence/raise-flags.ts";
import { reviewFlag } from "../../src/recurrence/review-flag.ts";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { createWorld, jobLog, type World } from "../support/create-world.ts";
import { failAt, failedAt } from "../support/fail-and-pass.ts";

const team = "C000000001";
const throttling = "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED";
const by = { by: "U000000001", at: "2026-11-20T09:59:00.000Z" };
let world: World;
let store: Store;
beforeEach(async () => {
  world = createWorld();
  ({ store } = world.ports);
  await store.joinTeam(team);
});

const meet = async (errorId: string, ...times: string[]): Promise<Occurrence[]> => {
  const met = times.map((time) => anOccurrence(`2026-11-${time}:00.000Z`, { team, errorId }));
  for (const each of met) {
    await store.recordOccurrence(each);
    await raiseFlags(world.ports, each);
  }
  return met;
};
const review = (errorId: string, own = store) => reviewFlag({ ...world.ports, store: own }, { team, errorId, correlationId: "a word" });
const levelsOf = async (errorId: string): Promise<string[]> => (await store.findFlag({ team, errorId })).claims.map(({ level }) => level).toSorted();
const flags = (): string[] => world.messages.filter(({ text }) => text.includes("keeps coming back")).map(({ text }) => text);

describe("a flag that is looked at again", () => {
  test("stays with its notice as long as its warning holds, which claimed that too", async () => {
    const [first] = await meet(throttling, "16T09:00", "17T09:00", "18T09:00", "18T09:30");
    expect(await levelsOf(throttling)).toEqual(["notice", "warning"]);
    await store.withdrawOccurrence((await meet(throttling, "19T09:00"))[0] as Occurrence, by);
    expect(await review(throttling)).toEqual({ lapsed: 0, returned: 0 });
    await store.withdrawOccurrence(first as Occurrence, by);
    expect(await review(throttling)).toEqual({ lapsed: 2, returned: 0 });
    expect(flags()[0]).toMatch(/^No longer holds: /);
  });

  test("stands where what was taken back is brought back while it is looked at", async () => {
    const [first] = await meet(throttling, "19T09:00", "19T10:00", "19T11:00");
    await store.withdrawOccurrence(first as Occurrence, by);
    let isRead = false;
    const restoring: Store = {
      ...store,
      listOccurrencesFrom: async (...query) => {
        const found = await store.listOccurrencesFrom(...query);
        if (!isRead) await store.withdrawOccurrence(first as Occurrence, null);
        isRead = true;
        return found;
      },
    };
    await review(throttling, restoring);
    expect(await levelsOf(throttling)).toEqual(["notice"]);
    expect(flags()).toEqual([expect.not.stringMatching(/^No longer holds/)]);
  });

  test("is left as it is where what it was raised for is past remembering", async () => {
    await meet(throttling, "19T11:00");
    const through = "2026-11-19T11:00:00.000Z";
    const claims: Claim[] = [{ ladder: "throttling", level: "notice", episode: "2026-10-15T09:00:00.000Z", through, raisedAt: "2026-10-15T09:00:00.000Z", told: true }];
    await store.changeFlag({ team, errorId: throttling }, { ...noFlag, claims });
    expect(await review(throttling)).toEqual({ lapsed: 0, returned: 0 });
    const lately = claims.map((claim) => ({ ...claim, episode: "2026-11-10T09:00:00.000Z" }));
    await store.changeFlag({ team, errorId: throttling }, { ...noFlag, claims: lately, revision: 1 });
    expect(await review(throttling)).toEqual({ lapsed: 1, returned: 0 });
  });
});

test("a flag that went down and is reached anew by the same occurrence comes up with the message that it has", async () => {
  const [first, , last] = await meet(throttling, "19T09:00", "19T10:00", "19T11:00");
  const { claims } = await store.findFlag({ team, errorId: throttling });
  await store.withdrawOccurrence(first as Occurrence, by);
  await review(throttling);
  world.pass(60);
  expect(flags()).toEqual([expect.stringMatching(/^No longer holds/)]);
  await store.recordOccurrence(anOccurrence("2026-11-19T09:30:00.000Z", { team, errorId: throttling }));
  await raiseFlags(world.ports, last as Occurrence);
  expect(await store.findFlag({ team, errorId: throttling })).toMatchObject({ claims, lapsed: [] });
  expect(flags()).toEqual([expect.not.stringMatching(/^No longer holds/)]);
});

test("a flag says that it went down though whoever told it ended before that was noted", async () => {
  await meet(throttling, "19T09:00", "19T10:00");
  const last = anOccurrence("2026-11-19T11:00:00.000Z", { team, errorId: throttling });
  await store.recordOccurrence(last);
  world.slack.loseAnswer();
  await expect(raiseFlags(world.ports, last)).rejects.toThrow("the connection broke");
  await store.withdrawOccurrence(last, by);
  await review(throttling);
  expect(flags()).toEqual([expect.stringMatching(/^No longer holds/)]);
  await store.withdrawOccurrence(last, null);
  await review(throttling);
  await raiseFlags(world.ports, last);
  expect(flags()).toEqual([expect.not.stringMatching(/^No longer holds/)]);
});

test("a flag that goes down while it is told says so when it is there", async () => {
  await meet(throttling, "19T09:00", "19T10:00");
  const last = anOccurrence("2026-11-19T11:00:00.000Z", { team, errorId: throttling });
  await store.recordOccurrence(last);
  const { send } = world.ports.messenger;
  const messenger: Messenger = {
    ...world.ports.messenger,
    send: async (message) => {
      await store.withdrawOccurrence(last, by);
      await review(throttling);
      return send(message);
    },
  };
  await raiseFlags({ ...world.ports, messenger }, last);
  expect(flags()).toEqual([expect.stringMatching(/^No longer holds/)]);
});

test("a failure that is delivered again after it was taken back raises nothing", async () => {
  const errorId = "push/429/TOO_MANY_DOCUMENTS_DAILY";
  for (const job of world.jobs) job.log = jobLog.replace("412 Precondition Failed", "429 Too Many Requests").replace("SOURCE_DOES_NOT_EXIST", "TOO_MANY_DOCUMENTS_DAILY");
  await store.putLink(aLink(team));
  await meet(errorId, "18T08:00");
  // An earlier try recorded it, told it, and ended.
  const occurrence = await pipelineOccurrence(team, errorId, failedAt("09:00"), { organization: null, source: null });
  await store.recordOccurrence(occurrence);
  await store.withdrawOccurrence(occurrence, by);
  await failAt(world.ports, "09:00");
  expect(flags()).toEqual([]);
  await failAt(world.ports, "09:20");
  expect(flags()).toHaveLength(1);
});
