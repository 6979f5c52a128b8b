import type { Clock } from "../../ports/clock.ts";
import type { Log, LogLevel } from "../../ports/log.ts";
import { isLogged, type Threshold } from "./is-logged.ts";

type Options = { write: (line: string) => void; clock: Clock; service: string; level: Threshold };

/** One JSON object a line, as Powertools writes it, in a fraction of its start time. What goes in is chosen at each call: names, ids and counts, never texts from outside. */
export const createJsonLog =
  ({ write, clock, service, level: threshold }: Options): Log =>
  (event, fields = {}, level: LogLevel = "info") => {
    if (isLogged(level, threshold)) write(JSON.stringify({ level: level.toUpperCase(), message: event, timestamp: clock().toISOString(), service, ...fields }));
  };
