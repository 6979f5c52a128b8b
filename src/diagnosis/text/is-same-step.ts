import type { Line } from "./line.ts";

/** Whether two neighbouring lines belong to one step of the pipeline, as far as the log shows. */
export const isSameStep = (before: Line, after: Line): boolean => !after.boundary && before.section === after.section;
