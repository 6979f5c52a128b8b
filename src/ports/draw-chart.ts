import type { TopLevelSpec } from "vega-lite";

/** Draws a chart as a PNG. */
export type DrawChart = (spec: TopLevelSpec) => Promise<Uint8Array>;
