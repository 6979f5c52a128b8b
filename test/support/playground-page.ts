import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { start } from "../../src/local/start.ts";
import { findBrowser } from "./find-browser.ts";
import { ownTime } from "./own-time.ts";
import { freePorts, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

export const executablePath = findBrowser();
/** Only what is never seen takes so long. */
export const patience = { timeout: 90_000 };

/** A bot of its own with its page open in a browser, and what both said of faults. */
export const openPlayground = async () => {
  const directory = temporaryDirectory();
  const port = await freePorts();
  const faults: string[] = [];
  const elsewhere: string[] = [];
  Object.assign(process.env, { PORT: String(port), LOCAL_DIR: directory.path });
  const { result: bot, took: started } = await ownTime(start);
  const browser: Browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  const page: Page = await browser.newPage({ viewport: { width: 1360, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
  page.setDefaultTimeout(patience.timeout);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())));
  page.on("request", (request) => void (request.url().startsWith(`http://localhost:${port}/`) || request.url().startsWith("data:") || elsewhere.push(request.url())));
  const { took: opened } = await ownTime(async () => {
    await page.goto(`http://localhost:${port}/`);
    await page.getByLabel("Message #general").waitFor();
  });

  return {
    port,
    page,
    bot,
    faults,
    elsewhere,
    /** In milliseconds: from the start until somebody can type. */
    usableAfter: started + opened,
    messages: (place = "# general"): Locator => page.getByRole("region", { name: `Messages of ${place}` }).locator("article"),
    button: (name: string | RegExp): Locator => page.getByRole("button", { name, exact: true }),
    say: async (label: string, text: string): Promise<void> => {
      await page.getByLabel(label, { exact: true }).fill(text);
      await page.keyboard.press("Enter");
    },
    close: async (): Promise<void> => {
      await browser.close();
      await bot.stop();
      directory.remove();
    },
  };
};

export type Playground = Awaited<ReturnType<typeof openPlayground>>;
