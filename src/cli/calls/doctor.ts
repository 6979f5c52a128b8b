import { ok, type Check } from "../../health/check.ts";
import { botName, chooseBot } from "../choose-bot.ts";
import { checkSettings } from "../doctor/check-settings.ts";
import { checkWorld } from "../doctor/check-world.ts";
import { readDeployment } from "../doctor/read-deployment.ts";
import { print, printable, printJson, styled, wrapped } from "../print/terminal.ts";

/** Looks at everything a bot needs, of the settings or of the bot that runs in this folder; exit 1 where something is to be mended. */
export const doctor = async ({ json }: { json?: true }): Promise<void> => {
  const bot = ok("settings", "looked at", botName(chooseBot()));
  const checks = [bot, ...(await readDeployment()), ...checkSettings(), ...(await checkWorld(new Date()))];
  const toMend = checks.filter(({ state }) => state === "to do").length;
  process.exitCode = toMend === 0 ? 0 : 1;
  if (json) return printJson({ toMend, checks });
  const summary = toMend === 0 ? styled("green", "Nothing to fix.") : styled("red", `${toMend} to fix.`);
  await print([...areasOf(checks).map(([area, those]) => `${styled("bold", titles[area])}\n${those.map(lineOf).join("\n")}`), summary].join("\n\n"));
};

const titles: Record<Check["area"], string> = { settings: "Settings", slack: "Slack", table: "Table", queue: "Queue", connections: "CI connections", links: "Links", bot: "The bot" };

const areasOf = (checks: readonly Check[]): [Check["area"], Check[]][] => [...Map.groupBy(checks, ({ area }) => area)];

const colours = { ok: "green", "to do": "red", advice: "yellow", "not checked": "yellow" } as const;
const indent = " ".repeat(15);

const lineOf = ({ subject, state, says, mend }: Check): string => {
  const words = wrapped(printable(`${subject}: ${says}`), indent).trimStart();
  return `  ${styled(colours[state], state.padEnd(11))}  ${words}${mend === undefined ? "" : `\n${wrapped(printable(mend), `${indent}→ `)}`}`;
};
