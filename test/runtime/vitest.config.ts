import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { ClosingLineReporter } from "../support/closing-line-reporter.ts";

/** Apart from `npm test`: it needs the built zips and AWS's runtime client, which `npm run test:runtime` brings. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../../", import.meta.url)),
    include: ["test/runtime/*.runtime.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: [["default", { summary: false }], new ClosingLineReporter()],
  },
});
