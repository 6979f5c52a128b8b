import type { LogLevel } from "../../ports/log.ts";

/** The least level that is written; `silent`: none is. */
export type Threshold = LogLevel | "silent";

const order: readonly Threshold[] = ["debug", "info", "warn", "error", "silent"];

export const isLogged = (level: LogLevel, threshold: Threshold): boolean => order.indexOf(level) >= order.indexOf(threshold);
