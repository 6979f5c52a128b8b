import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flagView } from "../../src/views/flag-view.ts";
import { aDailyFlag, aFlag } from "../../test/support/a-flag.ts";
import { drawMessage, openBrowser } from "./draw-message.ts";

/** Draws docs/pictures: a warning about an error that keeps coming back, in light and dark, and a notice about a daily limit. */
const pictures = [
  { name: "flag", flag: aFlag(), theme: "light" },
  { name: "flag-dark", flag: aFlag(), theme: "dark" },
  { name: "flag-daily-limit", flag: aDailyFlag(), theme: "light" },
] as const;
const browser = await openBrowser();
for (const { name, flag, theme } of pictures) {
  const png = await drawMessage(browser, flagView(flag), { theme, at: new Date(flag.writtenAt) });
  writeFileSync(fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)), png);
}
await browser.close();
