import "./infra/require-node.mjs";
import { defineConfig } from "vitest/config";
import { ClosingLineReporter } from "./test/support/closing-line-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    env: { LOG_LEVEL: "silent" },
    // So long that a slow or busy machine never reaches them: they end only what hangs. No test has a limit of its own.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 60_000,
    silent: "passed-only",
    reporters: [["default", { summary: false }], new ClosingLineReporter()],
  },
});
