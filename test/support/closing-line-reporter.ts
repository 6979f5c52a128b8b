import type { Reporter, TestModule } from "vitest/node";

/** Ends the output with the plain line that any CI can read. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter((module) => module.state() === "failed" && ![...module.children.allTests()].some((test) => test.result().state === "failed"));
    const count = (state: string): number => states.filter((each) => each === state).length;
    const failed = count("failed") + broken.length + unhandledErrors.length;
    // After the default reporter's own summary.
    process.once("exit", () => console.log(`${count("passed")} passed, ${failed} failed${count("skipped") > 0 ? `, ${count("skipped")} skipped` : ""}`));
  }
}
