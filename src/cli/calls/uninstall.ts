import { open } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { deleteItems } from "../../adapters/dynamodb/delete-items.ts";
import { exportItems } from "../../adapters/dynamodb/export-items.ts";
import { processEnvironment, readSettings } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { UnavailableError, UsageError } from "../../errors.ts";
import { toRemove, type Removal } from "../../health/to-remove.ts";
import { botName, chooseBot } from "../choose-bot.ts";
import { openTable } from "../open-table.ts";
import { print, printable, printJson, tell } from "../print/terminal.ts";

type Options = { export: string; delete?: true; yesDelete?: string; json?: true };
type Opened = ReturnType<typeof openTable>;

/** Writes the whole table to a file, lists what is to be taken away elsewhere, and deletes the table's items where that was asked for and said again. */
export const uninstall = async (options: Options): Promise<void> => {
  const bot = chooseBot();
  const opened = openTable();
  const table = { client: opened.client, name: opened.tableName };
  if (!options.json) tell(printable(`Table ${table.name} of ${botName(bot)}.`));
  try {
    const removals = await listRemovals(opened);
    const exported = await exportTo(options.export, table);
    if (!options.json) await print(summary(table.name, exported, options.export, removals));
    const running = await answering();
    const isDeleting = options.yesDelete !== undefined || options.delete === true;
    if (isDeleting && running !== undefined) tell(`Careful: a bot still answers at ${running}. What it writes from now on is not in the file; take it away first (docs/runbook.md, Remove it).`);
    const deleted = isDeleting ? await remove(table, options, exported) : 0;
    if (options.json) return printJson({ table: table.name, exported, file: options.export, deleted, toRemove: removals });
    if (isDeleting) await print(`Deleted ${deleted} items of ${table.name}.`);
  } catch (error) {
    if (error instanceof UsageError || error instanceof UnavailableError) throw error;
    if (!(error instanceof Error) || !("$metadata" in error || "code" in error)) throw error;
    throw new UnavailableError("dynamodb", `The table ${table.name} could not be read or changed (${error.name}). Do the settings point at it? What is in ${options.export} may not be all.`, { cause: error });
  } finally {
    table.client.destroy();
  }
};

const listRemovals = async ({ store }: Opened): Promise<Removal[]> =>
  toRemove(readConnections(processEnvironment(), Object.values(ciProviders)), await store.listLinks(), readSettings(processEnvironment(), ["SLACK_COMMAND"]).SLACK_COMMAND);

/** Gives how many items there were. An existing file is left as it is. */
const exportTo = async (path: string, table: { client: Opened["client"]; name: string }): Promise<number> => {
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === "EEXIST" ? `${path} is there already: name another file.` : `${path} cannot be written (${error.code}).`);
  });
  try {
    let count = 0;
    for await (const items of exportItems(table)) {
      await file.write(items.map((item) => `${JSON.stringify(item, withSets)}\n`).join(""));
      count += items.length;
      if (process.stderr.isTTY) process.stderr.write(`\r${count} items written`);
    }
    if (process.stderr.isTTY) process.stderr.write("\n");
    await file.sync();
    return count;
  } finally {
    await file.close();
  }
};

const withSets = (_: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);

const summary = (name: string, count: number, path: string, removals: readonly Removal[]): string =>
  [`Wrote ${count} items of ${name} to ${path}.`, "", "Take away by hand:", ...removals.map(({ where, what }) => printable(`- ${where}: ${what}`))].join("\n");

/** The address of a bot that answers, if it is known and one does. */
const answering = async (): Promise<string | undefined> => {
  const { COVEO_ERROR_URL: url } = processEnvironment();
  if (!url) return undefined;
  try {
    const { ok } = await fetch(`${url.replace(/\/$/, "")}/health`, { signal: AbortSignal.timeout(5_000) });
    return ok ? url : undefined;
  } catch {
    // Nobody there: as it should be.
    return undefined;
  }
};

/** Deletes what is there now, once the table's name was said again; gives how many. */
const remove = async (table: { client: Opened["client"]; name: string }, { yesDelete, export: path }: Options, exported: number): Promise<number> => {
  const said = yesDelete ?? (await ask(`Delete all ${exported} items of ${table.name}? They are in ${path}. Type the table's name: `));
  if (said !== table.name) throw new UsageError(`Nothing was deleted: "${printable(said)}" is not the table's name, ${table.name}.`);
  let count = 0;
  for await (const items of exportItems(table)) {
    await deleteItems(table, items, sleep);
    count += items.length;
  }
  return count;
};

const ask = async (question: string): Promise<string> => {
  if (!process.stdin.isTTY) throw new UsageError("Nothing was deleted: without a terminal, say the table's name with --yes-delete.");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
};
