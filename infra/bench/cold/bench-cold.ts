import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digits } from "../../figures/digits.ts";
import { spreadOf, type Spread } from "../../figures/spread.ts";
import type { Target } from "../../figures/section.ts";
import { functionSettings } from "./function-settings.ts";
import { bundlePlainly } from "../bundle-plainly.ts";
import { unpackFunctions } from "../unpack-functions.ts";
import { writeBare } from "../write-bare.ts";
import { timeProcess } from "./time-process.ts";

/** In milliseconds. `overBare`: of the differences to the bare handler of the same round; `toPlain`: how that compares with the plain setup's. `cpu…`: of the processor's time. */
export type ColdRow = { what: string; kibibytes: number; wall: Spread; overBare: Spread; toPlain: number; cpuOverBare: number; cpuToPlain: number };

const runner = fileURLToPath(new URL("cold-process.mjs", import.meta.url));

/** Loads each bundle in fresh processes, in turn with a bare handler and the plain setup, so that whatever else the machine does strikes all alike. */
export const benchCold = async ({ rounds, say }: { rounds: number; say: (line: string) => void }): Promise<{ rows: ColdRow[]; targets: Target[] }> => {
  const folder = mkdtempSync(join(tmpdir(), "cold-bench-"));
  try {
    const files = await prepare(folder);
    const wall = files.map((): number[] => []);
    const cpu = files.map((): number[] => []);
    for (let round = -2; round < rounds; round += 1) {
      if (round > 0 && round % 10 === 0) say(`round ${round} of ${rounds}`);
      // Each time another is first: what follows a long one may find the machine in another state.
      for (let turn = 0; turn < files.length; turn += 1) {
        const index = (turn + round + 2) % files.length;
        const taken = timeProcess(runner, files[index]?.file ?? "", functionSettings);
        if (round < 0) continue;
        wall[index]?.push(taken.wall);
        cpu[index]?.push(taken.cpu);
      }
    }
    const over = (times: readonly (readonly number[])[], index: number): Spread => spreadOf((times[index] ?? []).map((each, round) => each - (times[0]?.[round] ?? 0)));
    const [plain, plainCpu] = [over(wall, 1).median, over(cpu, 1).median];
    const rows = files.map(({ what, kibibytes }, index): ColdRow => {
      const [overBare, cpuOverBare] = [over(wall, index), over(cpu, index).median];
      return { what, kibibytes, wall: spreadOf(wall[index] ?? []), overBare, toPlain: overBare.median / plain, cpuOverBare, cpuToPlain: cpuOverBare / plainCpu };
    });
    return { rows, targets: targetsOf(rows) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const targetsOf = (rows: readonly ColdRow[]): Target[] => {
  const row = (name: string): ColdRow | undefined => rows.find(({ what }) => what === name);
  const rounded = (value = Number.NaN): number => Number(value.toFixed(3));
  return [
    { what: "The first start of the function that answers Slack beyond an empty one's, where the plain setup's is 1", value: rounded(row("slack")?.toPlain), limit: 0.45, is: "at most", why: madeOf(row("slack")) },
    { what: "The first start of the function that takes webhooks beyond an empty one's, ms", value: rounded(row("ci-webhook")?.overBare.median), limit: 25, is: "at most", why: madeOf(row("ci-webhook")) },
  ];
};

const madeOf = ({ kibibytes = 0, overBare, cpuOverBare = 0 }: Partial<ColdRow> = {}): string =>
  `To load its ${Math.round(kibibytes)} KiB takes ${digits(overBare?.median ?? 0)} ms, of which the processor works ${digits(cpuOverBare)} ms; the rest is waiting for the disk and for what else runs on the machine.`;

const prepare = async (folder: string): Promise<{ what: string; file: string; kibibytes: number }[]> => {
  const bare = join(folder, "bare.cjs");
  writeBare(bare);
  const plain = join(folder, "plain.cjs");
  const kibibytes = await bundlePlainly(new URL("../plain-setup.ts", import.meta.url), plain);
  const own = (await unpackFunctions(folder)).map(({ name, ...rest }) => ({ what: name, ...rest }));
  return [{ what: "bare", file: bare, kibibytes: 0 }, { what: "plain setup", file: plain, kibibytes }, ...own];
};
