import { existsSync } from "node:fs";

/** Where a Chromium is: at CHROMIUM, or where Debian's packages put it; undefined where there is none. */
export const findBrowser = (): string | undefined =>
  [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path !== undefined && path !== "" && existsSync(path));
