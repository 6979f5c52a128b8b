// https://vega.github.io/vega/docs/api/view/#view_toSVG, https://github.com/thx/resvg-js
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { DrawChart } from "../../ports/draw-chart.ts";

/** Twice the chart's own size, for dense screens. */
const zoom = 2;

/**
 * Draws a chart as a PNG, without a browser and without native parts. What it is drawn with is loaded at the first chart:
 * a function that draws none starts as quickly as without.
 */
export const createDrawChart = (): DrawChart => {
  let loaded: ReturnType<typeof load> | undefined;
  return async (spec) => {
    loaded ??= load();
    // What could not be loaded is loaded anew the next time.
    loaded.catch(() => (loaded = undefined));
    const { vega, vegaLite, resvg, font } = await loaded;
    const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "none" });
    try {
      const svg = await view.toSVG();
      const picture = new resvg.Resvg(svg, { fitTo: { mode: "zoom", value: zoom }, font: { fontBuffers: [font.regular, font.bold], defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" } });
      const rendered = picture.render();
      const png = rendered.asPng();
      rendered.free();
      picture.free();
      return png;
    } finally {
      view.finalize();
    }
  };
};

const load = async () => {
  const [vega, vegaLite, resvg, wasm, regular, bold] = await Promise.all([
    import("vega"),
    import("vega-lite"),
    import("@resvg/resvg-wasm"),
    readFile(fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))),
    readFile(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"))),
    readFile(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"))),
  ]);
  await initialise(resvg, wasm);
  return { vega, vegaLite, resvg, font: { regular, bold } };
};

/** The module can be initialised once only in a process. */
let initialised: Promise<void> | undefined;
const initialise = (resvg: typeof import("@resvg/resvg-wasm"), wasm: Uint8Array<ArrayBuffer>): Promise<void> => (initialised ??= resvg.initWasm(wasm));
