import type { Clock, Log } from "../../ports.ts";

/** One JSON object a line. What goes in is chosen at each call: names, ids and counts, never texts from outside. */
export const createJsonLog =
  ({ write, clock }: { write: (line: string) => void; clock: Clock }): Log =>
  (event, fields = {}) =>
    write(JSON.stringify({ time: clock().toISOString(), event, ...fields }));
