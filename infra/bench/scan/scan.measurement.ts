import { between, digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import { benchScan } from "./bench-scan.ts";

export const scan: Measurement = {
  about: "reading a log for Coveo's errors, beside ripgrep and Node that merely reads the file",
  options: ["megabytes", "rounds"],
  run: async ({ size }) => {
    const begun = performance.now();
    const [megabytes, rounds] = [size("megabytes", 256), size("rounds", 7)];
    const rows = await benchScan({ megabytes, rounds });
    return {
      title: "Scanning a log",
      command: `npm run bench -- scan --megabytes ${megabytes} --rounds ${rounds}`,
      about: `Whole processes on the same generated logs, in turn, ${rounds} times each: the bot's own reading, ripgrep with the bot's words as people write them and in any case, and Node that reads the file and does nothing with it. The errors planted in the last log are found, and none in the others.`,
      tables: [
        {
          columns: ["log", "MiB", "the bot, s", "quartiles", "ripgrep, s", "ripgrep in any case, s", "Node reading only, s", "throughput by ripgrep's", "found"],
          rows: rows.map(({ log, megabytes: size, seconds, ratio, found }) => [
            log,
            size,
            digits(seconds.ours.median),
            between(seconds.ours.quartiles),
            digits(seconds.ripgrep.median),
            digits(seconds.ripgrepAnyCase.median),
            digits(seconds.reading.median),
            digits(ratio),
            found.map(({ id, count }) => `${id} ${count} times`).join(", ") || "nothing",
          ]),
        },
      ],
      targets: rows.flatMap(({ log, ratio, seconds }) => (log === "hit-rich" ? [] : [{ what: `How fast the ${log} log is read, where ripgrep is 1`, value: digits(ratio), limit: 0.2, is: "at least" as const, why: `Of the bot's ${digits(seconds.ours.median)} s, ${digits(seconds.reading.median)} s go by while Node starts and reads the file, whatever is looked for in it; ripgrep needs ${digits(seconds.ripgrep.median)} s for all.` }])),
      faults: rows.flatMap(({ log, found }) => ((log === "hit-rich") === found.length > 0 ? [] : [`the ${log} log: found ${JSON.stringify(found)}`])),
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};
