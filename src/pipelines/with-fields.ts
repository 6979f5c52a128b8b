import type { Log, LogFields } from "../ports/log.ts";

/** The same log with these fields in every line: what a line belongs to. */
export const withFields =
  (log: Log, common: LogFields): Log =>
  (event, fields, level) =>
    log(event, { ...common, ...fields }, level);
