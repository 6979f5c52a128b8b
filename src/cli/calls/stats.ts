import { readLocalSettings, processEnvironment, setDefaults } from "../../config.ts";
import { UnavailableError, UsageError } from "../../errors.ts";
import { readRunning } from "../../local/settings.ts";
import { teamStats, type TeamStats } from "../../recurrence/team-stats.ts";
import { print, printJson } from "../print/terminal.ts";

type Options = { channel: string; days: string; json?: true };

export const stats = async ({ channel, days, json }: Options): Promise<void> => {
  const span = Number(days);
  if (!Number.isInteger(span) || span < 1 || span > 35) throw new UsageError("--days takes a whole number from 1 to 35.");
  setDefaults(readRunning(readLocalSettings(processEnvironment()).LOCAL_DIR) ?? {});
  if (processEnvironment()["AWS_REGION"] === undefined) {
    throw new UsageError("No table to read: start the bot with npm start, or set AWS_REGION and TABLE_NAME (and DYNAMODB_ENDPOINT where it is not AWS's).");
  }
  // Loaded only here: the other calls need no database client.
  const { createStore } = await import("../../app.ts");
  const { client, store, tableName } = createStore({ maxAttempts: 2, timeout: 5_000 });
  const now = Date.now();
  const range = { from: new Date(now - span * 86_400_000).toISOString(), until: new Date(now + 60_000).toISOString() };
  try {
    const result = teamStats(channel, await store.listOccurrences({ team: channel, ...range }));
    await (json ? printJson(result) : print(statsText(result, span)));
  } catch (cause) {
    throw new UnavailableError("dynamodb", `The table ${tableName} could not be read (${cause instanceof Error ? cause.name : "unknown"}). Is the bot running, and do the settings point at its table?`, { cause });
  } finally {
    client.destroy();
  }
};

const statsText = ({ team, errors }: TeamStats, days: number): string => {
  if (errors.length === 0) return `${team} met no Coveo error in the last ${days} days.`;
  const wide = Math.max(...errors.map((error) => error.id.length));
  const row = (id: string, pipelines: string, lookups: string, last: string): string =>
    `${id.padEnd(wide)}  ${pipelines.padStart(9)}  ${lookups.padStart(8)}  ${last}`;
  return [
    row("error", "pipelines", "look-ups", "last (UTC)"),
    ...errors.map((error) => row(error.id, String(error.pipelines), String(error.lookups), error.last.slice(0, 16).replace("T", " "))),
  ].join("\n");
};
