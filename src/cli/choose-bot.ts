import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { processEnvironment, readLocalSettings, setDefaults } from "../config.ts";

/** `explicit`: the settings of the shell that speak of a table or queue of their own. */
export type ChosenBot = { kind: "running"; directory: string } | { kind: "settings"; explicit: readonly string[]; passedOver: string | null };

const own = ["TABLE_NAME", "DYNAMODB_ENDPOINT", "QUEUE_URL", "SSM_PATH", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] as const;
const running = z.record(z.string(), z.string());

/**
 * Which bot a call is about: the one that runs in the local directory, whose settings are taken then, unless the shell
 * names a table or queue. The two are never mixed: what is read of one must not be told of the other.
 */
export const chooseBot = (): ChosenBot => {
  const environment = processEnvironment();
  const { LOCAL_DIR: directory } = readLocalSettings(environment);
  const path = join(directory, "running.json");
  const explicit = own.filter((name) => environment[name]);
  const isRunning = existsSync(path);
  if (explicit.length > 0 || !isRunning) return { kind: "settings", explicit, passedOver: isRunning ? directory : null };
  setDefaults(running.parse(JSON.parse(readFileSync(path, "utf8"))));
  return { kind: "running", directory };
};

/** The bot in words, for whoever reads what was found in its table. */
export const botName = (bot: ChosenBot): string => {
  if (bot.kind === "running") return `the bot that runs here (${bot.directory})`;
  const named = bot.explicit.length === 0 ? "" : ` (${bot.explicit.join(", ")})`;
  const other = bot.passedOver === null ? "" : `. Another one runs in ${bot.passedOver}: unset those to read it`;
  return `the bot of this shell's settings${named}${other}`;
};
