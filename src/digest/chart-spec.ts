import type { TopLevelSpec } from "vega-lite";
import type { Digest } from "./digest.ts";

/** Where there are more errors than colours, the most frequent have one of their own, and the others share the last. */
const mostAlone = 4;

/**
 * Colours that stay apart in every kind of colour blindness (https://jfly.uni-koeln.de/color/), and the ink that is read on each.
 * A letter stands in every segment, so that the colour is not the only sign.
 */
const series = [
  { letter: "A", fill: "#0072b2", ink: "#ffffff" },
  { letter: "B", fill: "#e69f00", ink: "#000000" },
  { letter: "C", fill: "#56b4e9", ink: "#000000" },
  { letter: "D", fill: "#cc79a7", ink: "#000000" },
  { letter: "E", fill: "#8a8a8a", ink: "#000000" },
] as const;

type Row = { date: string; at: number; series: string; count: number; ink: string; label: string };

/** Bars by day, stacked by error; on a light ground of its own, so that it is read in light and in dark. Null where nothing was met. */
export const chartSpec = (digest: Digest, nameOf: (errorId: string) => string): TopLevelSpec | null => {
  const own = digest.errors.slice(0, digest.errors.length > series.length ? mostAlone : series.length).map(({ id }) => id);
  const others = digest.errors.length - own.length;
  const names = [...own.map(nameOf), ...(others > 0 ? [`${others} other errors`] : [])];
  if (names.length === 0) return null;
  const used = series.slice(0, names.length).map((each, at) => ({ ...each, title: `${each.letter}  ${names[at] ?? ""}` }));
  const highest = Math.max(...digest.byDay.map(({ counts }) => sumOf(counts)));
  const rows: Row[] = digest.byDay.flatMap(({ date, counts }) =>
    used.flatMap(({ letter, ink, title }, at) => {
      const id = own[at];
      const count = id === undefined ? sumOf(counts) - own.reduce((sum, each) => sum + (counts[each] ?? 0), 0) : (counts[id] ?? 0);
      // A segment lower than its letter goes without.
      return count === 0 ? [] : [{ date, at, series: title, count, ink, label: (count / highest) * size.height < 13 ? "" : letter }];
    }),
  );
  const titles = used.map(({ title }) => title);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    ...size,
    padding: 16,
    background: "#ffffff",
    title: { text: `Coveo errors by day: ${digest.total.count} in all`, anchor: "start", fontSize: 16, offset: 14 },
    data: { values: rows },
    encoding: { x: { field: "date", type: "ordinal", scale: { domain: digest.byDay.map(({ date }) => date), paddingInner: 0.3, paddingOuter: 0.15 }, axis: dayAxis } },
    layer: [
      {
        mark: { type: "bar", stroke: "#ffffff", strokeWidth: 1 },
        encoding: {
          y: { field: "count", type: "quantitative", stack: "zero", axis: { title: null, tickMinStep: 1, format: "d", gridColor: "#e4e4e4" } },
          color: {
            field: "series",
            type: "nominal",
            scale: { domain: titles, range: used.map(({ fill }) => fill) },
            legend: { title: null, orient: "bottom", direction: "vertical", columns: 1, labelLimit: 640, symbolType: "square", symbolSize: 160, offset: 12 },
          },
          order: { field: "at", type: "quantitative" },
        },
      },
      {
        mark: { type: "text", fontSize: 11, fontWeight: "bold", baseline: "middle" },
        encoding: {
          y: { field: "count", type: "quantitative", stack: "zero", bandPosition: 0.5 },
          detail: { field: "series", type: "nominal" },
          order: { field: "at", type: "quantitative" },
          text: { field: "label", type: "nominal" },
          color: { field: "ink", type: "nominal", scale: null },
        },
      },
      {
        mark: { type: "text", fontSize: 13, fontWeight: "bold", dy: -9 },
        encoding: {
          y: { aggregate: "sum", field: "count", type: "quantitative" },
          text: { aggregate: "sum", field: "count", type: "quantitative" },
          color: { value: ink },
        },
      },
    ],
    config: {
      font: chartFont,
      title: { color: ink },
      axis: { labelColor: ink, labelFontSize: 12, tickColor: "#b0b0b0", domainColor: "#b0b0b0" },
      legend: { labelColor: ink, labelFontSize: 12 },
      view: { stroke: null },
    },
  };
};

/** The font that the picture is drawn with; the drawer brings it. */
export const chartFont = "DejaVu Sans";

const size = { width: 640, height: 240 };
const ink = "#1d1c1d";

/** Weekday above the date; the dates are plain ones, and read as such. */
const dayAxis = {
  title: null,
  labelAngle: 0,
  labelExpr: "[utcFormat(toDate(datum.value + 'T00:00:00Z'), '%a'), utcFormat(toDate(datum.value + 'T00:00:00Z'), '%-d %b')]",
  ticks: false,
  labelPadding: 6,
};

const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, each) => sum + each, 0);
