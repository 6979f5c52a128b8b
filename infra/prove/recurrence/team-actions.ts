import type { Random } from "../../../test/evaluation/seeded-random.ts";
import { changeDigest } from "../../../src/digest/change-digest.ts";
import type { Store } from "../../../src/ports/store.ts";
import { changeFlag } from "../../../src/recurrence/change-flag.ts";
import { stageZone } from "./create-consumer.ts";
import { day, type GeneratedTeam } from "./generated.ts";
import { randomSchedule } from "./generate-team.ts";
import type { Oracle } from "./oracle/create-oracle.ts";
import type { SimulatedSlack } from "./simulated-slack.ts";
import type { VirtualTime } from "./virtual-time.ts";

type World = { store: Store; oracle: Oracle; time: VirtualTime; slack: Pick<SimulatedSlack, "remove"> | undefined };

/** What people do meanwhile: they move their digest, switch it off and on, snooze, mute, set thresholds, delete messages. */
export const teamActs = async ({ store, oracle, time, slack }: World, team: GeneratedTeam, random: Random): Promise<string | undefined> => {
  const dice = random.below(1000);
  const by = "U000000001";
  const errorId = random.pick(team.errors);
  const of = { team: team.id, errorId };
  const now = time.now();
  const iso = (at: number): string => new Date(at).toISOString();
  const digest = async (change: { digestOn?: boolean; schedule?: GeneratedTeam["schedule"] }): Promise<void> => {
    oracle.digests.changed(team.id, { ...(change.digestOn === undefined ? {} : { on: change.digestOn }), ...(change.schedule === undefined ? {} : { schedule: change.schedule }) });
    await changeDigest({ store, timeZone: stageZone, clock: time.clock }, team.id, change);
  };

  if (!oracle.digests.isOn(team.id) && dice < 300) {
    await digest({ digestOn: true });
    return "digest on";
  }
  // A quarter of the teams never touch it.
  if (dice < 20 && team.number % 4 > 0) {
    await digest({ schedule: randomSchedule(random) });
    return "digest moved";
  }
  if (dice < 26 && team.number % 4 > 0) {
    await digest({ digestOn: false });
    return "digest off";
  }
  if (dice < 80) {
    const unlessWorseThan = dice % 2 === 0 ? ("notice" as const) : null;
    const until = iso(now + (unlessWorseThan === null ? random.pick([1, 7]) : 90) * day);
    const state = await changeFlag(store, of, (before) => ({ ...before, snooze: { until, unlessWorseThan, by, at: iso(now) } }));
    oracle.wroteFlag(of, state);
    return "snoozed";
  }
  if (dice < 100) {
    const mute = { project: dice % 3 === 0 ? team.places[0].project.name : null, until: iso(now + (1 + random.below(30)) * day), reason: "planned", by, at: iso(now) };
    const state = await changeFlag(store, of, (before) => ({ ...before, mutes: [...before.mutes.filter(({ until }) => until > iso(now)), mute] }));
    oracle.wroteFlag(of, state);
    return "muted";
  }
  if (dice < 112) {
    const notice = 2 + random.below(4);
    const thresholds = { throttling: { notice, warning: notice + 3 + random.below(5) }, other: { notice: 3 + random.below(4), warning: 10 + random.below(6) }, "daily-limit": { notice: 2, warning: 3 + random.below(3) } };
    await store.changeTeam(team.id, { thresholds });
    oracle.flags.changedThresholds(team.id, thresholds, now);
    return "thresholds set";
  }
  if (dice < 130 && slack !== undefined) {
    const own = [...oracle.messages.messages.values()].findLast((each) => each.channel === team.id && each.threadTs === undefined && !each.isDeleted);
    if (own !== undefined && slack.remove(team.id, own.ts)) {
      oracle.deleted(team.id, own.ts);
      return "message deleted";
    }
  }
  return undefined;
};
