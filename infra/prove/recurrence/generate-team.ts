import { seededRandom, type Random } from "../../../test/evaluation/seeded-random.ts";
import type { DigestSchedule } from "../../../src/recurrence/team-profile.ts";
import type { GeneratedPlace, GeneratedTeam } from "./generated.ts";
import { knownErrors } from "./known-errors.ts";

const zones = ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"] as const;
const times = ["09:00", "09:00", "02:30", "23:30", "00:00", "16:15"] as const;
const workflows = ["Nightly push", "Catalog load", "Deploy"] as const;
const ids: string[] = knownErrors.map(({ id }) => id);

export const randomSchedule = (random: Random): DigestSchedule => ({
  weekday: random.pick([1, 2, 3, 4, 5, 6, 7]),
  time: random.pick(times),
  zone: random.pick(zones),
});

/** A team with its projects, its habits and what it is prone to. */
export const generateTeam = (seed: number, number: number, channel: string): GeneratedTeam => {
  const random = seededRandom(`${seed} team ${number}`);
  const places: GeneratedPlace[] = [];
  for (let project = 0; project <= 1 + random.below(3); project += 1) {
    const name = `acme-${number}/loader-${project}`;
    for (const branch of project % 2 === 0 ? ["main"] : ["main", "release/2"]) {
      const workflow = random.pick(workflows);
      // One project in twenty is nobody's.
      places.push({ id: `${name} ${workflow} ${branch}`, team: channel, project: { connection: "github", key: `${number}00${project}`, name }, workflow, branch, isLinked: project === 0 || number % 20 !== 0 });
    }
  }
  const [first, ...others] = places;
  if (first === undefined) throw new RangeError("a team has a place at least");
  return {
    id: channel,
    number,
    schedule: randomSchedule(random),
    places: [first, ...others],
    organization: `acme${Math.floor(number / 4)}`,
    activity: 1 + random.below(4),
    errors: [random.pick(["push/429/TOO_MANY_REQUESTS", "push/429/TOO_MANY_DOCUMENTS_DAILY"]), ...Array.from({ length: 3 }, () => ids[random.below(ids.length)] ?? "")],
    broken: new Map(),
  };
};
