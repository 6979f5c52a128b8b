import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.ts";

/** Takes a folder for this process: two databases in one would spoil it. A lock that a process which is gone left behind counts for nothing. */
export const lock = (directory: string): (() => void) => {
  const path = join(directory, "lock");
  const holder = holderOf(path);
  if (holder !== undefined && isRunning(holder)) {
    throw new UsageError(`${directory} is in use by another bot (process ${holder}). Stop it, or start this one on data of its own: LOCAL_DIR=.local-2 PORT=4000 npm start.`);
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
};

const holderOf = (path: string): number | undefined => {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
};

const isRunning = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};
