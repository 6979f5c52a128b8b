import { spawnSync } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rgPath } from "@vscode/ripgrep";
import { needles } from "../../../src/diagnosis/bytes/needles.ts";
import { spreadOf, type Spread } from "../../figures/spread.ts";
import { generateLog, type LogKind, logKinds } from "../generate-log.ts";

type Call = (typeof calls)[number];
export type ScanRow = { log: LogKind; megabytes: number; seconds: Record<Call, Spread>; ratio: number; found: { id: string; count: number }[] };

const calls = ["ours", "ripgrep", "ripgrepAnyCase", "reading"] as const;

const options = ["--no-config", "--fixed-strings", "--count-matches", "--text"];
/** The needles as APIs and clients write them. */
const written = [
  "coveo", "Coveo", "COVEO", "errorCode", "ErrorCode", "error_code", "Error code:", "/push/v1", "ThrottleError", "DESERIALIZING_BATCH", "DOCUMENTS_DAILY", "RELATIONSHIP_UPDATE",
  "oWorkgroupAssociated", "TOTAL_METADATA_SIZE", "UnauthorizedHub", "UnauthorizedOrg", "InvalidTokenHeader", "InvalidHeadersException", "privileges on your Api key",
];

/** Where each hit is examined, a part of the size is enough to tell how quick that is. */
const examinedPart = 8;

const here = (name: string) => new URL(name, import.meta.url).pathname;

/** Whole process against whole process, on the same files, in turn; the medians count. `ratio` is our throughput by ripgrep's, which is quicker where it need not match any case. */
export const benchScan = async ({ megabytes, rounds }: { megabytes: number; rounds: number }): Promise<ScanRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), "scan-bench-"));
  try {
    const rows: ScanRow[] = [];
    for (const log of logKinds) {
      const file = join(folder, log);
      const size = log === "hit-rich" ? Math.ceil(megabytes / examinedPart) : megabytes;
      await write(file, log, size * 2 ** 20);
      const commands = {
        ours: [process.execPath, here("scan-process.ts"), file],
        ripgrep: [rgPath, ...options, ...written.flatMap((text) => ["-e", text]), file],
        ripgrepAnyCase: [rgPath, ...options, "--ignore-case", ...needles.flatMap(({ text }) => ["-e", text]), file],
        reading: [process.execPath, here("read-process.ts"), file],
      };
      const times = { ours: [] as number[], ripgrep: [] as number[], ripgrepAnyCase: [] as number[], reading: [] as number[] };
      let output = "";
      for (let round = -1; round < rounds; round += 1)
        for (const name of calls) {
          const { seconds, stdout } = run(commands[name]);
          if (round >= 0) times[name].push(seconds);
          if (name === "ours") output = stdout;
        }
      const seconds = { ours: spreadOf(times.ours), ripgrep: spreadOf(times.ripgrep), ripgrepAnyCase: spreadOf(times.ripgrepAnyCase), reading: spreadOf(times.reading) };
      rows.push({ log, megabytes: size, seconds, ratio: seconds.ripgrep.median / seconds.ours.median, found: (JSON.parse(output) as { found: ScanRow["found"] }).found });
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
