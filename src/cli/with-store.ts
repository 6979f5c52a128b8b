import { processEnvironment } from "../config.ts";
import { ConfigurationError, UnavailableError, UsageError } from "../errors.ts";
import type { Store } from "../ports/store.ts";
import { botName, chooseBot, type ChosenBot } from "./choose-bot.ts";
import { printable, tell } from "./print/terminal.ts";

type Options = { json?: true };
/** The table that was read, and whose it is. */
export type ReadTable = { name: string; of: ChosenBot["kind"] };

/** Reads from the table that the settings point at; of the locally running bot where nothing is set. People are told which, beside the answer. */
export const withStore = async <T>(read: (store: Store, table: ReadTable) => Promise<T>, { json }: Options): Promise<T> => {
  const bot = chooseBot();
  if (processEnvironment()["AWS_REGION"] === undefined) {
    throw new UsageError(
      `No table to read: start the bot with npm start, or set AWS_REGION and TABLE_NAME (and DYNAMODB_ENDPOINT where it is not AWS's).${bot.kind === "settings" && bot.passedOver !== null ? ` The bot in ${bot.passedOver} is not read while ${bot.explicit.join(", ")} is set in this shell.` : ""}`,
    );
  }
  // Loaded only here: the other calls need no database client.
  const { openTable } = await import("./open-table.ts");
  const { client, store, tableName } = openTable();
  try {
    if (!json) tell(printable(`Table ${tableName} of ${botName(bot)}.`));
    return await read(store, { name: tableName, of: bot.kind });
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new UnavailableError(
      "dynamodb",
      `The table ${tableName} could not be read (${reasonOf(cause)}). Is the bot running, and do the settings point at its table?`,
      { cause },
    );
  } finally {
    client.destroy();
  }
};

const reasonOf = (cause: unknown): string => {
  const { code, name } = cause as { code?: unknown; name?: unknown };
  return String(code ?? name ?? "unknown");
};
