import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const schema = z.record(z.string(), z.string());

/** The settings that the locally running bot left for the terminal command; none where it is not running. */
export const readRunningSettings = (directory: string): Record<string, string> => {
  const path = join(directory, "running.json");
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
};
