import type { Measurement } from "../../figures/measurement.ts";
import { benchUnits } from "./bench-units.ts";

export const units: Measurement = {
  about: "what counting an occurrence and raising a flag cost, by a team's history",
  options: ["occurrences"],
  run: async ({ size }) => {
    const begun = performance.now();
    const many = size("occurrences", 100_000);
    const [few, lots] = [await benchUnits(10), await benchUnits(many)];
    return {
      title: "Counting and flags",
      command: `npm run bench -- units --occurrences ${many}`,
      about: "Capacity units of the table (a write of 1 KiB, a consistent read of 4 KiB) over its wire protocol. Half of the occurrences are of earlier weeks and half of the last hours; with ten all are of the last hours.",
      tables: [
        {
          columns: ["occurrences of the team", "recording one", "reading which levels are reached", "raising and telling a flag, once a level and episode", "looking again for a further one"],
          rows: [few, lots].map((row) => [row.occurrences, row.recording, row.thresholds, row.raisingAndTelling, row.next]),
        },
      ],
      targets: [{ what: `Units for which levels are reached with ${many.toLocaleString("en")} occurrences, by those with ten`, value: lots.thresholds / few.thresholds, limit: 1, is: "at most" }],
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};
