import { processEnvironment, readLocalSettings, setDefaults } from "../config.ts";
import { ConfigurationError, UnavailableError, UsageError } from "../errors.ts";
import type { Store } from "../ports.ts";
import { readRunningSettings } from "./read-running-settings.ts";

/** Reads from the table that the settings point at; of the locally running bot where nothing is set. */
export const withStore = async <T>(read: (store: Store) => Promise<T>): Promise<T> => {
  setDefaults(readRunningSettings(readLocalSettings(processEnvironment()).LOCAL_DIR));
  if (processEnvironment()["AWS_REGION"] === undefined) {
    throw new UsageError(
      "No table to read: start the bot with npm start, or set AWS_REGION and TABLE_NAME (and DYNAMODB_ENDPOINT where it is not AWS's).",
    );
  }
  // Loaded only here: the other calls need no database client.
  const { openTable } = await import("./open-table.ts");
  const { client, store, tableName } = openTable();
  try {
    return await read(store);
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
