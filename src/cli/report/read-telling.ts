import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { diagnoseLog } from "../../diagnosis/diagnose-log.ts";
import { withoutPrivateKeys } from "../../diagnosis/private-keys/without-private-keys.ts";
import type { Redact } from "../../diagnosis/redact.ts";
import { UsageError } from "../../errors.ts";
import { safeLog } from "../../pipelines/safe-log.ts";
import { cappedLines } from "./capped-lines.ts";

/** Lines kept before and after a hit, and at the end. */
const around = 25;
const tail = 100;
const longestLine = 2_000;

type Telling = { log: string; diagnosed: string[] };

/** The telling part of a log, redacted: what is around its Coveo errors, and its end. Reads it twice, in bounded memory. */
export const readTelling = async (ports: { redact: Redact }, file: string | undefined): Promise<Telling> => {
  if (file !== undefined) {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || found.isDirectory()) throw new UsageError(`${file} is not a file that can be read.`);
    return readTwice(ports, file);
  }
  if (process.stdin.isTTY) throw new UsageError("Which log? coveo-error report build.log …, or pipe one in.");
  const directory = await mkdtemp(join(tmpdir(), "coveo-error-report-"));
  try {
    const copy = join(directory, "log");
    await pipeline(process.stdin, createWriteStream(copy, { mode: 0o600 }));
    return await readTwice(ports, copy);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const readTwice = async (ports: { redact: Redact }, path: string): Promise<Telling> => {
  const { diagnoses, lines } = await diagnoseLog(ports, createReadStream(path, { highWaterMark: 1 << 20 }));
  const kept = await linesOf(path, (number) => number > lines - tail || diagnoses.some((each) => Math.abs(each.line - number) <= around));
  return { log: await safeLog(ports, kept.join("\n")), diagnosed: diagnoses.map((each) => each.id) };
};

const linesOf = async (path: string, isKept: (number: number) => boolean): Promise<string[]> => {
  const kept: string[] = [];
  const withoutKeys = withoutPrivateKeys();
  let number = 0;
  let gap = false;
  for await (const line of cappedLines(createReadStream(path), longestLine)) {
    number += 1;
    // Every line, also one that is not kept: it may hold a key's BEGIN.
    const safe = withoutKeys(line);
    if (isKept(number)) {
      if (gap) kept.push("[…]");
      if (safe !== null) kept.push(safe);
    }
    gap = !isKept(number);
  }
  return kept;
};
