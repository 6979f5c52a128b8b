import { escaped } from "./text.ts";

/** A call as it is to be typed, in a box: `/coveo-error snooze 429 7d`. */
export const call = (command: string, typed: string): string => `\`${escaped(`${command} ${typed}`.replaceAll("`", "'").trim())}\``;
