import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { start } from "../../src/local/start.ts";
import { openBrowser } from "./draw-message.ts";

/** Draws docs/pictures/playground*.png: the page itself, as somebody finds it who takes the tour; and on it the Home tab and the windows for notes and links. */
const directory = mkdtempSync(join(tmpdir(), "playground-"));
Object.assign(process.env, { PORT: "4460", LOCAL_DIR: directory, LOG_LEVEL: "warn" });
const bot = await start();
const browser = await openBrowser();
const picture = (name: string): string => fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url));
const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, text: string) => page.getByRole("region", { name: "Messages of # general" }).locator("article").filter({ hasText: text });

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5, colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(`http://localhost:${bot.port}/`);
  await press(page, "Type /coveo-error 429");
  await said(page, "Only visible to you").waitFor();
  await press(page, "Fail a pipeline");
  const failure = said(page, "northwind/catalog-sync").first();
  await failure.waitFor();
  await page.locator(".steps").first().getByText("done").waitFor();
  await failure.evaluate("(element) => element.scrollIntoView()");
  await page.mouse.move(0, 0);
  await page.screenshot({ path: picture("playground") });

  await press(page, "Fail it ten times");
  await said(page, "Warning: 429").waitFor({ timeout: 30_000 });
  const dialog = page.getByRole("dialog");
  const windowOf = async (name: string): Promise<void> => {
    await dialog.waitFor();
    await dialog.screenshot({ path: picture(name) });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  };
  await page.getByRole("button", { name: "Add a note" }).first().click();
  await dialog.getByRole("textbox").first().fill("It was the new shop's first full load. We lowered the batches a minute and it went through.");
  await windowOf("notes");
  await press(page, "Home");
  const home = page.getByRole("region", { name: "Messages of Home" });
  await home.getByText("#general").waitFor();
  const [all, last] = [await home.boundingBox(), await home.locator(".actions").last().boundingBox()];
  if (all !== null && last !== null) await page.screenshot({ path: picture("home"), clip: { ...all, height: last.y + last.height + 16 - all.y } });
  await home.getByRole("button", { name: /^Link projects/ }).last().click();
  await windowOf("link");
  await press(page, "# general");
  await press(page, "Go to Monday 09:00");
  const digest = said(page, "Coveo errors of the week");
  await digest.waitFor({ timeout: 30_000 });
  await digest.locator("img").evaluate("(image) => image.decode()");
  await press(page, "☾ Dark theme");
  await press(page, "Time");
  await press(page, "Done");
  await digest.evaluate("(element) => element.scrollIntoView()");
  await page.mouse.move(0, 0);
  await page.screenshot({ path: picture("playground-digest") });
} finally {
  await browser.close();
  await bot.stop();
  rmSync(directory, { recursive: true, force: true });
}
