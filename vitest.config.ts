import "./infra/require-node.mjs";
import { defineConfig } from "vitest/config";
import { ClosingLineReporter } from "./test/support/closing-line-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    env: { LOG_LEVEL: "silent" },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    silent: "passed-only",
    reporters: [["default", { summary: false }], new ClosingLineReporter()],
  },
});
