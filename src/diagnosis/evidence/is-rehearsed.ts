import type { Line } from "../text/line.ts";

/** How many lines around an error a test runner's verdict may stand. */
const before = 15;
const after = 25;
const passed = /^\s*PASS(?:ED)?\s+\S+\.(?:test|spec)\.|^\s*[✓✔√]\s|::\w+ PASSED|^\s*--- PASS: |\bTests? run: \d+, Failures: 0, Errors: 0|^(?:stdout|stderr) \| \S+\.(?:test|spec)\.|^\s*ok \d+ - |^ok\s+\S+\s+[\d.]+s$/;
const failed = /^\s*FAIL(?:ED)?\s+\S+\.(?:test|spec)\.|^\s*[✗✘×]\s|::\w+ FAILED|^\s*--- FAIL: |\bTests? run: \d+, (?:Failures: [1-9]|Failures: \d+, Errors: [1-9])|^\s*not ok \d+/;

/** Whether a passing test printed this: an error it provoked on purpose. */
export const isRehearsed = (lines: readonly Line[], at: number): boolean => {
  const near = lines.slice(Math.max(0, at - before), at + after);
  return near.some((line) => passed.test(line.text)) && !near.some((line) => failed.test(line.text));
};
