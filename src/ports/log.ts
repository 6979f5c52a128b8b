export type LogLevel = "debug" | "info" | "warn" | "error";

/** Every line has these itself. */
type OfEveryLine = { level?: never; message?: never; timestamp?: never; service?: never };

export type LogFields = Record<string, string | number | boolean | null | undefined> & OfEveryLine;

/** Structured log: never a secret, never text of a log. The level is `info` where none is named. */
export type Log = (event: string, fields?: LogFields, level?: LogLevel) => void;
