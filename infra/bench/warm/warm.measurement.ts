import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { between, digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import { spreadOf } from "../../figures/spread.ts";
import { bundlePlainly } from "../bundle-plainly.ts";
import { inProcess } from "../in-process.ts";
import { unpackFunctions } from "../unpack-functions.ts";
import { writeBare } from "../write-bare.ts";
import type { WarmTimes } from "./measure-warm.ts";

export const warm: Measurement = {
  about: "answers of functions that run already, beside bare Bolt and a bare function",
  options: ["rounds"],
  run: async ({ size }) => {
    const begun = performance.now();
    const rounds = size("rounds", 500);
    const times = await measured(rounds);
    const bolt = spreadOf(times[1]?.cpu ?? []).median;
    const slowest = Math.max(...(times.find(({ what }) => what.startsWith("slack"))?.wall ?? []));
    return {
      title: "Warm answers",
      command: `npm run bench -- warm --rounds ${rounds}`,
      about: `The built functions in one process, asked in turn, ${rounds} times each after 30 that do not count: signed requests as API Gateway hands them over. The table and the queue answer from another process on the same machine, so that the time until the answer holds their work too; the processor's time is the function's own. Bare Bolt is Bolt's own Lambda receiver with a command that acknowledges at once; the plain setup writes one item to the table before it does. A look-up is counted once an hour: here those are measured that find it counted.`,
      tables: [
        {
          columns: ["asked", "until the answer, median, ms", "quartiles, ms", "processor's time, median, ms", "quartiles, ms ", "by bare Bolt's", "calls of the table"],
          rows: times.map(({ what, wall, cpu, calls }) => [what, digits(spreadOf(wall).median), between(spreadOf(wall).quartiles), digits(spreadOf(cpu).median), between(spreadOf(cpu).quartiles), digits(spreadOf(cpu).median / bolt), calls]),
        },
      ],
      targets: [{ what: "The slowest answer to a command, ms (Slack waits for three seconds)", value: digits(slowest), limit: 3_000, is: "at most" }],
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};

const measured = async (rounds: number): Promise<WarmTimes[]> => {
  const folder = mkdtempSync(join(tmpdir(), "warm-bench-"));
  try {
    await unpackFunctions(folder);
    await bundlePlainly(new URL("bare-bolt.ts", import.meta.url), join(folder, "bare-bolt.cjs"));
    await bundlePlainly(new URL("../plain-setup.ts", import.meta.url), join(folder, "plain-setup.cjs"));
    writeBare(join(folder, "bare.cjs"));
    return await inProcess<WarmTimes[]>(new URL("warm-process.ts", import.meta.url), [folder, String(rounds)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
