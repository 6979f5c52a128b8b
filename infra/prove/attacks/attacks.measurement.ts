import type { Measurement } from "../../figures/measurement.ts";
import { proveAttacks } from "./prove-attacks.ts";

export const attacks: Measurement = {
  about: "forged and arbitrary requests against the production handlers",
  options: ["seed", "runs"],
  run: async ({ seed, size }) => {
    const runs = size("runs", 10_000);
    const { targets, arbitrary, accepted, rejectedHandlers, serverErrors, leaked, faults, seconds } = await proveAttacks({ seed, runs });
    return {
      title: "Attacks",
      command: `npm run prove -- attacks --seed ${seed} --runs ${runs}`,
      about: "Signed requests of each sender, changed by fast-check (cut, extended, flipped, other version, other time, doubled headers, prefixes of the right signature, an empty secret, other encodings), and arbitrary bodies, content types and gateway events. Nothing may be taken, no handler may reject, none may answer 5xx, and nothing that was sent may be in the log.",
      tables: [
        { columns: ["sender", "its signature covers", "forged requests"], rows: targets.map(({ name, covers, sent }) => [name, covers, sent]) },
        { columns: ["arbitrary requests", "taken", "handlers rejected", "answers 5xx", "log lines with what was sent"], rows: [[arbitrary, accepted, rejectedHandlers, serverErrors, leaked]] },
      ],
      faults,
      seconds,
    };
  },
};
