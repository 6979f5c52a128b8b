import { spawnSync } from "node:child_process";

/** Milliseconds of a whole process: until it has ended, and what it had the processor for. */
export const timeProcess = (runner: string, file: string, env: Record<string, string>): { wall: number; cpu: number } => {
  const begin = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, [runner, file], { encoding: "utf8", env });
  const wall = performance.now() - begin;
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  // What it wrote last: a function may log.
  return { wall, cpu: Number(stdout.trim().split("\n").at(-1)) / 1000 };
};
