import type { Measurement } from "../../figures/measurement.ts";
import { figuresInWords } from "./figures-in-words.ts";
import { proveInMemory, proveOnServers } from "./prove-recurrence.ts";

export const recurrence: Measurement = {
  about: "weeks of failures, with crashes, lost answers and redrives; counts, flags, digests and messages are held to the truth",
  options: ["seed", "weeks", "teams"],
  run: async ({ seed, size, say }) => {
    const weeks = size("weeks", 52);
    const teams = size("teams", 200);
    say(`Seed ${seed}. ${teams} teams for ${weeks} weeks in memory, then 20 at most for one week on servers.`);
    const progress = (passed: number, violations: number): void => void (passed % 4 === 0 && say(`week ${passed}, ${violations} violations`));
    const parts = [await proveInMemory({ seed, weeks, teams, progress }), await proveOnServers({ seed, weeks: 1, teams: Math.min(20, teams) })];
    return {
      title: "Recurrence",
      command: `npm run prove -- recurrence --seed ${seed} --weeks ${weeks} --teams ${teams}`,
      about: "The production use cases in simulated time: what is generated is delivered twice, late and out of order, consumers end at any call, answers are lost, services are out for hours and dead letters are redriven a day later. An oracle that knows the truth counts what is not so.",
      tables: figuresInWords(parts.map(({ figures }) => figures)),
      faults: parts.flatMap(({ figures, violations, byRule }) => [
        ...violations.map(({ rule, team, at, detail }) => `${figures.surroundings}, ${at} ${team}: ${rule}: ${detail}`),
        ...(figures.violations > violations.length ? [`${figures.surroundings}: ${figures.violations - violations.length} more; of all: ${Object.entries(byRule).map(([rule, count]) => `${rule}, ${count} times`).join("; ")}`] : []),
      ]),
      seconds: parts.reduce((sum, { figures }) => sum + figures.seconds, 0),
    };
  },
};
