import { writeFileSync } from "node:fs";
import { createDrawChart } from "../../src/adapters/chart/create-draw-chart.ts";
import { captions } from "../bench/cost/captions.ts";
import { costChart } from "./cost-chart.ts";
import { writeCostPage } from "./cost-page.ts";
import { figuresPage } from "./figures-page.ts";
import type { Figures } from "./figures.ts";

/** Writes docs/figures.md, and where the cost was measured docs/cost.md and its picture. */
export const writePages = async (figures: Figures, names: readonly string[]): Promise<void> => {
  writeFileSync(new URL("../../docs/figures.md", import.meta.url), figuresPage(figures, names));
  const cost = figures["bench/cost"];
  const growth = cost?.tables.find(({ caption }) => caption === captions.growth);
  if (cost === undefined || growth === undefined) return;
  writeCostPage(cost);
  writeFileSync(new URL("../../docs/pictures/cost.png", import.meta.url), await createDrawChart()(costChart(growth)));
};
