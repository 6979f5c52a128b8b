import { beforeEach, describe, expect, test } from "vitest";
import { unknownChannel } from "../../src/channels/channel-state.ts";
import { requestDays, type LinkRequest } from "../../src/linking/link-request.ts";
import type { ChannelStore } from "../../src/ports/channel-store.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { LinkingStore } from "../../src/ports/linking-store.ts";
import type { TeamStore } from "../../src/ports/team-store.ts";
import { aLink } from "./store-contract.ts";

type Stores = ChannelStore & LinkingStore & TeamStore;

const start = "2026-11-20T10:00:00.000Z";

/** What every store does with channels and with who may link what. `create` gives a store, not an empty one. */
export const describeChannelStore = (name: string, create: (clock: Clock) => Promise<Stores>): void => {
  describe(`channels and links asked for in the store (${name})`, () => {
    let now: number;
    let store: Stores;
    let channel: string;
    let count = 0;
    beforeEach(async () => {
      now = Date.parse(start);
      store = await create(() => new Date(now));
      channel = `CCHAN${String((count += 1)).padStart(5, "0")}`;
    });
    const aRequest = (of: Partial<LinkRequest> = {}): LinkRequest => ({ id: `request-${channel}`, link: aLink(channel), askedBy: "U000000001", askedAt: start, decision: null, isDone: false, revision: 0, ...of });

    test("nothing is known of a channel until something is, and what is changed leaves the rest", async () => {
      expect(await store.findChannel(channel)).toEqual(unknownChannel);
      await store.changeChannel(channel, { shared: { is: true, at: start } });
      await store.changeChannel(channel, { name: "search", excerpts: true });
      expect(await store.findChannel(channel)).toEqual({ ...unknownChannel, name: "search", excerpts: true, shared: { is: true, at: start } });
      expect(await store.findTeam(channel)).toBeUndefined();
    });

    test("is stopped by one of many, and again after it was resumed", async () => {
      const stop = { reason: "is_archived", at: start, triedAt: start };
      await store.changeChannel(channel, { name: "search" });
      const stopped = await Promise.all(Array.from({ length: 5 }, () => store.stopChannel(channel, stop)));
      expect(stopped.filter((each) => each === "stopped")).toHaveLength(1);
      expect(await store.findChannel(channel)).toEqual({ ...unknownChannel, name: "search", stopped: stop });
      await store.changeChannel(channel, { stopped: null });
      expect(await store.stopChannel(channel, stop)).toBe("stopped");
    });

    test("what is allowed is listed, replaced under its name, and removed", async () => {
      const allowance = { connection: "report", projects: `${channel}/*`, teams: [] };
      const listed = async () => (await store.listAllowances()).filter(({ projects }) => projects === allowance.projects);
      await store.putAllowance(allowance);
      await store.putAllowance({ ...allowance, teams: [channel] });
      expect(await listed()).toEqual([{ ...allowance, teams: [channel] }]);
      await store.removeAllowance(allowance);
      expect(await listed()).toEqual([]);
    });

    test("a request is put once, decided by one, and forgotten after its days", async () => {
      expect(await store.changeLinkRequest(aRequest())).toBe("changed");
      expect(await store.changeLinkRequest(aRequest())).toBe("conflict");
      const open = await store.findLinkRequest(aRequest().id);
      expect(open).toEqual(aRequest({ revision: 1 }));
      const decided = await Promise.all([true, false, true].map((approved) => store.changeLinkRequest(aRequest({ revision: 1, decision: { approved, by: "U000000002", at: start } }))));
      expect(decided.filter((each) => each === "changed")).toHaveLength(1);
      for (const before of [null, aLink("C000000777")]) {
        const { revision } = (await store.findLinkRequest(aRequest().id)) ?? aRequest();
        await store.changeLinkRequest(aRequest({ revision, making: { before, isMade: before === null } }));
        expect(await store.findLinkRequest(aRequest().id)).toEqual(aRequest({ revision: revision + 1, making: { before, isMade: before === null } }));
      }
      now += requestDays * 86_400_000;
      expect(await store.findLinkRequest(aRequest().id)).toBeUndefined();
      expect(await store.changeLinkRequest(aRequest({ askedAt: new Date(now).toISOString() }))).toBe("changed");
    });

    test("every team is listed, and none that left", async () => {
      await store.joinTeam(channel);
      expect(await store.listTeams()).toContain(channel);
      await store.leaveTeam(channel);
      expect(await store.listTeams()).not.toContain(channel);
    });
  });
};
