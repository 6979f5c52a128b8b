import type { TopLevelSpec } from "vega-lite";
import type { Table } from "./section.ts";

/** Colours that stay apart in every kind of colour blindness (https://jfly.uni-koeln.de/color/); each has a shape, too. */
const colours = ["#0072b2", "#d55e00", "#cc79a7", "#009e73"];
const shapes = ["circle", "square", "triangle-up", "diamond"];
const ink = "#1d1c1d";

/** How the cost of one of each grows with a team's history, both axes by powers of ten; on a light ground of its own, so that it is read in light and in dark. */
export const costChart = ({ columns, rows }: Table): TopLevelSpec => {
  const names = columns.slice(1);
  const values = rows.flatMap(([occurrences = 0, ...dollars]) => dollars.map((each, at) => ({ occurrences: Number(occurrences), dollars: Number(each), one: names[at] ?? "" })));
  const sizes = rows.map(([size]) => Number(size));
  return {
    background: "#ffffff",
    padding: 16,
    width: 520,
    height: 280,
    title: { text: "Dollars per million, by what the team met in the 34 days before", anchor: "start", fontSize: 14, color: ink, offset: 12 },
    data: { values },
    layer: [{ mark: { type: "line", strokeWidth: 2 } }, { mark: { type: "point", filled: true, size: 80, opacity: 1 } }],
    encoding: {
      x: { field: "occurrences", type: "quantitative", scale: { type: "log", domain: [Math.min(...sizes), Math.max(...sizes)], nice: false }, axis: { title: "occurrences of the team", values: sizes, format: ",d", grid: false, labelOverlap: false } },
      y: { field: "dollars", type: "quantitative", scale: { type: "log", domain: domainOf(values.map(({ dollars }) => dollars)), nice: false }, axis: { title: "dollars per million", values: steps, format: "$,d", gridColor: "#e0e0e0" } },
      color: { field: "one", scale: { domain: names, range: colours }, legend: { title: null, orient: "top", labelFontSize: 12, labelColor: ink, symbolSize: 100, labelLimit: 300 } },
      shape: { field: "one", scale: { domain: names, range: shapes }, legend: { title: null, orient: "top", labelLimit: 300 } },
    },
    config: { font: "DejaVu Sans", axis: { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" }, view: { stroke: null } },
  };
};

/** Where lines are drawn. */
const steps = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

/** From the step below the least to the one above the most. */
const domainOf = (values: readonly number[]): [number, number] => [steps.findLast((step) => step <= Math.min(...values)) ?? 0.1, steps.find((step) => step >= Math.max(...values)) ?? Math.max(...values)];
