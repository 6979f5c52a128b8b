import { between, digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import { benchCold } from "./bench-cold.ts";

export const cold: Measurement = {
  about: "loading each function in a fresh process, beside a bare handler and the plain setup",
  options: ["rounds"],
  run: async ({ size, say }) => {
    const begun = performance.now();
    const rounds = size("rounds", 41);
    const { rows, targets } = await benchCold({ rounds, say });
    return {
      title: "Cold start: loading a function",
      command: `npm run bench -- cold --rounds ${rounds}`,
      about: `The built bundles, loaded as Lambda loads them, each in a fresh process, in turn, ${rounds} times. Bare is a handler that does nothing; the plain setup is Bolt's own Lambda receiver with the AWS SDK's table client and zod, bundled by esbuild's defaults. Over bare is the median of the differences within a round, so that whatever else the machine does strikes both alike; the processor's time is what the process worked, wherever it waited.`,
      tables: [
        {
          columns: ["loading", "KiB at start", "median, ms", "quartiles, ms", "over bare, ms", "quartiles, ms ", "by the plain setup's", "processor's time over bare, ms", "by the plain setup's "],
          rows: rows.map(({ what, kibibytes, wall, overBare, toPlain, cpuOverBare, cpuToPlain }) => [what, Math.round(kibibytes), digits(wall.median), between(wall.quartiles), digits(overBare.median), between(overBare.quartiles), digits(toPlain), digits(cpuOverBare), digits(cpuToPlain)]),
        },
      ],
      targets,
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};
