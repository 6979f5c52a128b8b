import { isoTime } from "./iso-time.ts";

/** A provider's time without its fraction of a second, where its deliveries leave that out and its API does not: both are then the same. */
export const wholeSecond = (text: string | null | undefined): string | null => isoTime(text)?.replace(/\.\d+Z$/, ".000Z") ?? null;
