import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createDrawChart } from "../../src/adapters/chart/create-draw-chart.ts";
import { chartSpec } from "../../src/digest/chart-spec.ts";
import { chartAlt } from "../../src/views/chart-alt.ts";
import { digestView } from "../../src/views/digest-view.ts";
import { errorName } from "../../src/views/error-name.ts";
import { aDigest } from "../../test/support/a-digest.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

/** Draws docs/pictures: a week's digest in light and dark, and its chart as it is uploaded. */
const write = (name: string, png: Uint8Array): void => writeFileSync(fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)), png);

const digest = aDigest();
const spec = chartSpec(digest, errorName);
if (spec === null) throw new Error("The sample has nothing to draw.");
const chart = await createDrawChart()(spec);
write("digest-chart", chart);

const message = digestView(digest, { command: "/coveo-error", chart: { fileId: "F1", alt: chartAlt(digest) } });
const browser = await openBrowser();
for (const theme of ["light", "dark"] as const) {
  write(theme === "light" ? "digest" : "digest-dark", await drawMessage(browser, message, { theme, at: new Date(digest.period.until), pictures: { F1: chart } }));
}
await browser.close();
