import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** A built function, as Lambda loads it. */
export const loadFunction = async (folder: string, name: string): Promise<Handler> =>
  ((await import(pathToFileURL(join(folder, name, "handlers", `${name}.mjs`)).href)) as { handler: Handler }).handler;
