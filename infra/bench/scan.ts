import { spawnSync } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rgPath } from "@vscode/ripgrep";
import { needles } from "../../src/diagnosis/bytes/needles.ts";
import { generateLog, type LogKind, logKinds } from "./generate-log.ts";

export type ScanRow = { log: LogKind; megabytes: number; seconds: { ours: number; ripgrep: number; ripgrepAnyCase: number; reading: number }; ratio: number; found: unknown };

const options = ["--no-config", "--fixed-strings", "--count-matches", "--text"];
/** The needles as APIs and clients write them. */
const written = [
  "coveo", "Coveo", "COVEO", "errorCode", "ErrorCode", "error_code", "Error code:", "/push/v1", "ThrottleError", "DESERIALIZING_BATCH", "DOCUMENTS_DAILY", "RELATIONSHIP_UPDATE",
  "oWorkgroupAssociated", "TOTAL_METADATA_SIZE", "UnauthorizedHub", "UnauthorizedOrg", "InvalidTokenHeader", "InvalidHeadersException", "privileges on your Api key",
];

const here = (name: string) => new URL(name, import.meta.url).pathname;

/** Whole process against whole process, on the same files, in turn; the medians count. `ratio` is our throughput by ripgrep's, which is quicker where it need not match any case. */
export const benchScan = async ({ megabytes, rounds }: { megabytes: number; rounds: number }): Promise<ScanRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), "scan-bench-"));
  try {
    const rows: ScanRow[] = [];
    for (const log of logKinds) {
      const file = join(folder, log);
      await write(file, log, megabytes * 2 ** 20);
      const calls = {
        ours: [process.execPath, here("scan-process.ts"), file],
        ripgrep: [rgPath, ...options, ...written.flatMap((text) => ["-e", text]), file],
        ripgrepAnyCase: [rgPath, ...options, "--ignore-case", ...needles.flatMap(({ text }) => ["-e", text]), file],
        reading: [process.execPath, here("read-process.ts"), file],
      };
      const times = { ours: [] as number[], ripgrep: [] as number[], ripgrepAnyCase: [] as number[], reading: [] as number[] };
      let output = "";
      for (let round = -1; round < rounds; round += 1)
        for (const name of ["ours", "ripgrep", "ripgrepAnyCase", "reading"] as const) {
          const { seconds, stdout } = run(calls[name]);
          if (round >= 0) times[name].push(seconds);
          if (name === "ours") output = stdout;
        }
      const seconds = { ours: median(times.ours), ripgrep: median(times.ripgrep), ripgrepAnyCase: median(times.ripgrepAnyCase), reading: median(times.reading) };
      rows.push({ log, megabytes, seconds, ratio: seconds.ripgrep / seconds.ours, found: JSON.parse(output) });
      await rm(file);
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
};

const write = async (file: string, kind: LogKind, size: number): Promise<void> => {
  const handle = await open(file, "w");
  for (const piece of generateLog(kind, size)) await handle.writeFile(piece);
  await handle.close();
};

const run = ([command = "", ...options]: string[]): { seconds: number; stdout: string } => {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: "utf8" });
  // ripgrep ends with 1 where it finds nothing.
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - begin) / 1000, stdout };
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
