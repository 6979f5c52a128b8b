import { seededRandom, type Random } from "../../../test/evaluation/seeded-random.ts";
import { day, hour, week, type GeneratedGreen, type GeneratedLookUp, type GeneratedPlace, type GeneratedRun, type GeneratedTeam } from "./generated.ts";

export type GeneratedWeek = { runs: GeneratedRun[]; greens: GeneratedGreen[]; lookUps: GeneratedLookUp[]; storms: number };

const minute = 60_000;
const chance = (random: Random, percent: number): boolean => random.below(1000) < percent * 10;

/** A bare status beside a code of the same status is one error, by its code. */
const isAnother = (one: string, other: string): boolean => !one.startsWith(other) && !other.startsWith(one);

/** What happens to a team in a week: nightly runs, a weekly load, bursts, storms, look-ups, and weeks in which it is quiet. */
export const generateWeek = (seed: number, team: GeneratedTeam, number: number, from: number): GeneratedWeek => {
  const random = seededRandom(`${seed} team ${team.number} week ${number}`);
  const made: GeneratedWeek = { runs: [], greens: [], lookUps: [], storms: 0 };
  let count = 0;
  const runId = (): string => `${number + 1}${String((count += 1)).padStart(4, "0")}`;
  const fails = (place: GeneratedPlace, at: number, errorId: string, attempt = 1, id = runId()): void => {
    // Two runs of one place that fail together, and are delivered together.
    const delay = attempt === 1 && chance(random, 8) ? 3_000 : undefined;
    add(place, at, errorId, attempt, id, delay);
    if (delay !== undefined) add(place, at + random.below(500), errorId, 1, runId(), delay);
  };
  const add = (place: GeneratedPlace, at: number, errorId: string, attempt: number, id: string, delay: number | undefined): void => {
    const another = random.pick(team.errors);
    const errors = chance(random, 6) ? [] : chance(random, 15) && isAnother(another, errorId) ? [errorId, another] : [errorId];
    made.runs.push({ id: `${place.project.key} ${id} ${attempt}`, place, runId: id, attempt, at, errors, claimed: new Set([at]), firstDelivered: at, delay });
    if (attempt === 1 && chance(random, 12)) fails(place, at + (5 + random.below(30)) * minute, errorId, 2, id);
    if (chance(random, 10)) made.lookUps.push({ team: team.id, errorId, at: at + random.below(90) * minute });
  };
  const passes = (place: GeneratedPlace, at: number): void => void made.greens.push({ place, runId: runId(), at });

  const quiet = chance(random, 25);
  for (let night = 0; night < 7; night += 1) {
    for (const [index, place] of team.places.entries()) {
      const at = from + night * day + ((index * 3) % 24) * hour + random.below(40) * minute + random.below(60_000);
      const broken = team.broken.get(place);
      if (broken !== undefined && at < broken.until) {
        fails(place, at, broken.errorId);
      } else {
        if (broken !== undefined || chance(random, 5)) passes(place, at);
        team.broken.delete(place);
        if (!quiet && chance(random, 1.5 * team.activity)) {
          // Now and then for longer than an occurrence lives.
          team.broken.set(place, { errorId: random.pick(team.errors), until: at + (chance(random, 3) ? 45 * day : (1 + random.below(9)) * day) });
          fails(place, at, team.broken.get(place)?.errorId ?? "");
        }
      }
    }
  }
  if (quiet) return made;

  const [loader] = team.places;
  if (chance(random, 12 * team.activity)) {
    // The load on Tuesday, tried again and again.
    const errorId = team.errors[0];
    let at = from + day + 2 * hour + random.below(minute);
    for (let tries = 1 + random.below(12); tries > 0; tries -= 1) fails(loader, (at += (2 + random.below(25)) * minute), errorId);
    if (chance(random, 70)) passes(loader, at + hour);
  }
  for (let single = random.below(team.activity + 1); single > 0; single -= 1) {
    const place = team.places[random.below(team.places.length)] ?? loader;
    const at = from + random.below(week);
    fails(place, at, random.pick(team.errors));
    if (chance(random, 60)) passes(place, at + (10 + random.below(600)) * minute);
  }
  if (chance(random, 3 * team.activity) && new Set(team.places.map(({ project, branch }) => `${project.key} ${branch}`)).size >= 3) {
    const errorId = random.pick(team.errors);
    const at = from + random.below(week - hour);
    made.storms += 1;
    for (const place of team.places) fails(place, at + random.below(9 * minute), errorId);
  }
  for (let asked = random.below(3); asked > 0; asked -= 1) made.lookUps.push({ team: team.id, errorId: random.pick(team.errors), at: from + random.below(week) });
  return made;
};
