import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { sectionsSchema, type Kept } from "./figures.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs one in a process of its own, as its command does, and keeps what it found, its faults too. Throws where it found nothing at all. */
export const runMeasurement = async (name: string, options: readonly string[]): Promise<Kept> => {
  const [command = "", what = ""] = name.split("/");
  const [load = 0] = loadavg();
  const child = spawn(process.execPath, [`infra/${command}/main.ts`, what, ...options, "--json"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const output = await text(child.stdout);
  const code = await ended;
  // 1: it found faults, and tells them.
  if ((code !== 0 && code !== 1) || output.trim() === "") throw new Error(`${name} ended with ${code} before it told anything`);
  const [section] = sectionsSchema.parse(JSON.parse(output));
  if (section === undefined) throw new Error(`${name} told nothing`);
  return { ...section, date: new Date().toISOString().slice(0, 10), machine: { cores: availableParallelism(), node: process.version, platform: `${process.platform} ${process.arch}`, load: Math.round(load * 10) / 10 } };
};
