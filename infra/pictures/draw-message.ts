import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { createElement, type ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";
import { withoutVerbatim } from "../../src/local/playground/client/without-verbatim.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";

export type Theme = "light" | "dark";

type Drawing = {
  theme: Theme;
  at: Date;
  /** The pictures that the message shows by their ids, as PNG. */
  pictures?: Readonly<Record<string, Uint8Array>>;
};

const grounds: Record<Theme, string> = { light: "#ffffff", dark: "#1a1d21" };
const style = readFileSync(fileURLToPath(import.meta.resolve("slack-blocks-to-jsx/dist/style.css")), "utf8");
const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#1d4ed8"/><path d="M18 9v11m0 4v3" stroke="white" stroke-width="4" stroke-linecap="round"/></svg>')}`;
/** What the library draws otherwise than Slack: the name of a menu is as dark as a button's, and a picture without a title cannot be folded. */
const asInSlack = '#slack_blocks_to_jsx .text-black-primary\\.3 { color: inherit; font-weight: 700; } #slack_blocks_to_jsx .slack_blocks_to_jsx__image_media_trigger { display: none; }';

/** The browser that pages are drawn with: the one of the machine, or that at CHROMIUM. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A message as Slack shows it, as PNG. */
export const drawMessage = async (browser: Browser, { blocks }: SlackMessage, { theme, at, pictures = {} }: Drawing): Promise<Uint8Array> => {
  const shown = blocks.map((block) => {
    if (block.type !== "image" || !("slack_file" in block) || !("id" in block.slack_file)) return block;
    const png = pictures[block.slack_file.id ?? ""];
    if (png === undefined) throw new Error("The message shows a picture that was not given.");
    return { type: "image", image_url: `data:image/png;base64,${Buffer.from(png).toString("base64")}`, alt_text: block.alt_text };
  });
  const props = {
    blocks: withoutVerbatim(shown),
    name: "Coveo Errors",
    logo,
    time: at,
    theme,
    hooks: { user: () => createElement("span", null, "@dana"), channel: () => createElement("span", null, "#search-platform") },
  } as unknown as ComponentProps<typeof Message>;
  const page = await browser.newPage({ viewport: { width: 740, height: 1 }, deviceScaleFactor: 1.5 });
  try {
    await page.setContent(`<style>${style} ${asInSlack} body { margin: 0; padding: 16px; background: ${grounds[theme]} }</style><body>${atThatTime(at, () => renderToStaticMarkup(createElement(Message, props)))}</body>`);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
};

/** What says "today" says it of that time, whenever the picture is drawn. */
const atThatTime = <T>(at: Date, draw: () => T): T => {
  const machine = globalThis.Date;
  globalThis.Date = new Proxy(machine, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [at.getTime()] : given) as Date,
    get: (target, name) => (name === "now" ? () => at.getTime() : Reflect.get(target, name)),
  });
  try {
    return draw();
  } finally {
    globalThis.Date = machine;
  }
};
